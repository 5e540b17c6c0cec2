using System.Text;
using CsCheck;
using Shouldly;
using Xunit;

namespace PhalNet.Compatibility.Tests.Requests;

/// <summary>Any input in any place gets an envelope, or the web server's 4xx if it is not valid HTTP.</summary>
public sealed class StrangerTests
{
    private static readonly string[] Tokens =
    [
        "%00", "%", "%ff", "%c0%ae", "&", "=", "+", "{", "}", "[", "]", "[]", "\"", "\\", "\\u0000", "\\ud800", ":", ",", ";", "null", "true", "1e999", "-0",
        "99999999999999999999", "0x1A", "12abc", " 1", "NaN", "--X", "--X--", "\r\n", "\n", "\r\n\r\n", "Content-Disposition: form-data; ", "name=", "filename=",
        "你", "😀", "\uFEFF", "\0", "\u007F", "s=", "service=", "text=", "number=", "flag=", "list=", "list[]=", "list[a][b]=", "date=", "colour=", "point=", "file",
        "\"text\":", "\"number\":", "\"date\":", "\"list\":", "\"s\":", "App.Declared.Text", "..", "/", "?", "#", "last day of", "@", "+1 week", "2026-13-99", "UTC",
        "__debug__=1", "<script>", "' OR 1=1 --", "(((((", "a",
    ];

    private static readonly Gen<byte[]> Junk = Gen.OneOf(
        Gen.Int[0, Tokens.Length - 1].Array[0, 12].Select(picked => Encoding.UTF8.GetBytes(string.Concat(picked.Select(i => Tokens[i])))),
        Gen.Byte.Array[0, 60],
        Gen.Int[0, 3000].Select(length => Encoding.ASCII.GetBytes(new string('[', length))));

    private static readonly Gen<string> Actions = Gen.Int[0, 6].Select(i => new[] { "Text", "Numbers", "Limited", "Choice", "Day", "Shape", "File" }[i]);

    [Theory]
    [InlineData("query")]
    [InlineData("value")]
    [InlineData("form")]
    [InlineData("json")]
    [InlineData("member")]
    [InlineData("multipart")]
    [InlineData("part")]
    [InlineData("cookie")]
    [InlineData("header")]
    [InlineData("path")]
    public async Task AnyBytes_InAnyPlace_GetAnEnvelope(string place)
    {
        await using var host = await ProfileHost.StartAsync([typeof(Declared)], null, ("PhalNet:CookiesAreParameters", "true"));
        await Gen.Select(Actions, Junk).SampleAsync(async (action, junk) =>
        {
            var reply = await RawConnection.SendAsync(host.Client.BaseAddress!, Request(place, action, junk));
            if (reply.Status is >= 400 and < 500 && reply.Body.Length == 0)
                return;
            reply.Status.ShouldBeOneOf(200, 404);
            reply.Envelope.Ret.ShouldBeOneOf([200, 400, 404], $"{action} {Encoding.Latin1.GetString(junk)} gives {reply.Text}");
        }, iter: 400, threads: 1);
        host.Log.Lines.ShouldBeEmpty();
    }

    private static byte[] Request(string place, string action, byte[] junk)
    {
        var target = $"/api?s=Declared.{action}";
        const string Multipart = "multipart/form-data; boundary=X";
        return place switch
        {
            "query" => Write(target + "&", Bare(junk)),
            "value" => Write($"{target}&text=", Bare(junk)),
            "path" => Write("/api/", Bare(junk)),
            "cookie" => Write(target, [], "Cookie: ", Bare(junk)),
            "header" => Write(target, [], "X-Token: ", Bare(junk)),
            "form" => Post(target, "application/x-www-form-urlencoded", junk),
            "json" => Post(target, "application/json", junk),
            "member" => Post(target, "application/json", [.. "{\"text\":"u8, .. junk, .. "}"u8]),
            "multipart" => Post(target, Multipart, junk),
            _ => Post(target, Multipart, [.. "--X\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\n"u8, .. junk, .. "\r\n--X--\r\n"u8]),
        };
    }

    // Line ends and spaces would result in a different request, which is not tested here.
    private static byte[] Bare(byte[] junk) => [.. junk.Where(value => value is not (0x0A or 0x0D or 0x20))];

    private static byte[] Write(string target, byte[] behind, string header = "X-Nothing: ", byte[]? value = null) =>
        [.. Encoding.UTF8.GetBytes($"GET {target}"), .. behind, .. Encoding.UTF8.GetBytes($" HTTP/1.1\r\nHost: a\r\nConnection: close\r\n{header}"), .. value ?? [], .. "\r\n\r\n"u8];

    private static byte[] Post(string target, string type, byte[] body) =>
        [.. Encoding.UTF8.GetBytes($"POST {target} HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Type: {type}\r\nContent-Length: {body.Length}\r\n\r\n"), .. body];
}
