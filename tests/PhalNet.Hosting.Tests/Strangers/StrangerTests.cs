using System.Text;
using CsCheck;
using PhalNet.Hosting.Tests.Support;
using Shouldly;
using Xunit;

namespace PhalNet.Hosting.Tests.Strangers;

/// <summary>Any input gets an envelope or the web server's 4xx, never a stack trace, an empty reply or a hang.</summary>
public sealed class StrangerTests
{
    private const string Form = "application/x-www-form-urlencoded";
    private const string Multipart = "multipart/form-data; boundary=X";

    private static readonly string[] Tokens =
    [
        "%00", "%", "%u4F60", "%c0%ae", "%ff", "&", "=", "+", "{", "}", "[", "]", "\"", "\\", "\\u0000", "\\ud800", ":", ",", ";", "null", "1e999",
        "--X", "--X--", "\r\n", "\n", "\r", "\r\n\r\n", "name=", "filename=", "filename*=", "UTF-8''%zz", "Content-Disposition: form-data; ", "你", "😀",
        "\uFEFF", "\0", "\u007F", "s=", "service=", "text=", "number=", "App.Echo.Text", "App.Echo.Values", "..", "/", "?", "#", "%2f", "../../etc/passwd",
        "__debug__=1", "callback=", "<script>", "' OR 1=1 --", "${jndi:ldap://x}", "-1", "9999999999999999999999", "a",
    ];

    private static readonly Gen<byte[]> Junk = Gen.OneOf(
        Gen.Int[0, Tokens.Length - 1].Array[0, 12].Select(picked => Encoding.UTF8.GetBytes(string.Concat(picked.Select(i => Tokens[i])))),
        Gen.Byte.Array[0, 60],
        Gen.Int[0, 3000].Select(length => Encoding.ASCII.GetBytes(new string('a', length))));

    private static readonly Gen<string> Services = Gen.Int[0, 5].Select(i => new[]
    {
        "App.Echo.Text", "App.Echo.Values", "App.Echo.Number", "App.Echo.File", "App.Echo.Sources", "App.Echo.Caller",
    }[i]);

    [Theory]
    [InlineData("query")]
    [InlineData("path")]
    [InlineData("method")]
    [InlineData("header")]
    [InlineData("cookie")]
    [InlineData("language")]
    [InlineData("type")]
    [InlineData("form")]
    [InlineData("json")]
    [InlineData("multipart")]
    [InlineData("part")]
    [InlineData("chunks")]
    [InlineData("everything")]
    public async Task AnyBytes_Anywhere_GetAnEnvelopeOrTheServersOwnRefusal(string place)
    {
        await using var host = await TestHost.StartAsync();
        await Gen.Select(Services, Junk).SampleAsync(async (service, junk) =>
        {
            using var connection = await host.ConnectAsync();
            await connection.WriteAsync(Request(place, service, junk));

            // Junk in the headers may leave the request incomplete; the server treats a half-closed connection as a disconnected caller.
            var isWhole = place is "form" or "json" or "multipart" or "part";
            if (!isWhole)
                connection.EndWriting();
            Judge(await connection.TryReadAsync(), mayBeClosed: !isWhole);
        }, iter: 300, threads: 1);
        (await host.GetAsync("/api?s=Echo.Nothing")).Succeeded();
    }

    [Theory]
    [InlineData("GET /api?s=App.Echo.Text&text=%c3%28 HTTP/1.1")]
    [InlineData("GET /api?%ff=%ff&s=App.Echo.Values HTTP/1.1")]
    [InlineData("GET /api/%ff%fe HTTP/1.1")]
    [InlineData("GET /api/%2e%2e/%2e%2e/etc/passwd HTTP/1.1")]
    [InlineData("GET /api/../../etc/passwd HTTP/1.1")]
    [InlineData("GET http://evil.example/api?s=App.Echo.Caller HTTP/1.1")]
    [InlineData("OPTIONS * HTTP/1.1")]
    [InlineData("CONNECT x:80 HTTP/1.1")]
    [InlineData("GET /api?s=System.Object.GetType HTTP/1.1")]
    [InlineData("GET /api?s=App.Echo.ToString HTTP/1.1")]
    [InlineData("GET /api?s=App.Echo..ctor HTTP/1.1")]
    [InlineData("GET /api?s=....... HTTP/1.1")]
    [InlineData("GET /api?s[]=App.Echo.Text HTTP/1.1")]
    [InlineData("GET /api?s=App.Echo.Number&number=99999999999999999999999999 HTTP/1.1")]
    [InlineData("GET /api?s=App.Echo.Text&text=a HTTP/1.0")]
    [InlineData("GET /api?s=App.Echo.Text&text=a HTTP/9.9")]
    [InlineData("GET /api?s=App.Echo.Text&text=你 HTTP/1.1")]
    [InlineData("\u0016\u0003\u0001 hello TLS")]
    public async Task OddRequestLine_GetsAnEnvelopeOrTheServersOwnRefusal(string line)
    {
        await using var host = await TestHost.StartAsync();
        using var connection = await host.ConnectAsync();
        await connection.WriteAsync($"{line}\r\nHost: x\r\nConnection: close\r\n\r\n");
        Judge(await connection.TryReadAsync(), mayBeClosed: false);
    }

    private static byte[] Request(string place, string service, byte[] junk) => place switch
    {
        "query" => [.. "GET /api?s="u8, .. Bytes(service), (byte)'&', .. junk, .. " HTTP/1.1\r\nHost: x\r\n\r\n"u8],
        "path" => [.. "GET /api/"u8, .. junk, .. " HTTP/1.1\r\nHost: x\r\n\r\n"u8],
        "method" => [.. junk, .. " /api HTTP/1.1\r\nHost: x\r\n\r\n"u8],
        "header" => [.. Line(service), .. "X-Any: "u8, .. junk, .. "\r\np: "u8, .. junk, .. "\r\n\r\n"u8],
        "cookie" => [.. Line(service), .. "Cookie: p="u8, .. junk, .. "; language="u8, .. junk, .. "\r\n\r\n"u8],
        "language" => [.. Line(service), .. "Accept-Language: "u8, .. junk, .. "\r\n\r\n"u8],
        "type" => [.. Line(service, "POST"), .. "Content-Type: "u8, .. junk, .. "\r\nContent-Length: 6\r\n\r\ntext=a"u8],
        "form" => Post(service, Form, junk),
        "json" => Post(service, "application/json", [(byte)'{', .. junk]),
        "multipart" => Post(service, Multipart, [.. "--X\r\n"u8, .. junk, .. "\r\n--X--\r\n"u8]),
        "part" => Post(service, Multipart,
            [.. "--X\r\nContent-Disposition: form-data; name=\"file\"; filename=\""u8, .. junk, .. "\"\r\n\r\n"u8, .. junk, .. "\r\n--X--\r\n"u8]),
        "chunks" => [.. Line(service, "POST"), .. Bytes($"Content-Type: {Form}\r\nTransfer-Encoding: chunked\r\n\r\n"), .. junk],
        _ => junk,
    };

    private static byte[] Line(string service, string method = "GET") => Bytes($"{method} /api?s={service}&text=a HTTP/1.1\r\nHost: x\r\n");

    private static byte[] Post(string service, string contentType, byte[] body) =>
        [.. Line(service, "POST"), .. Bytes($"Content-Type: {contentType}\r\nContent-Length: {body.Length}\r\n\r\n"), .. body];

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static void Judge(RawReply? reply, bool mayBeClosed)
    {
        if (reply is null)
        {
            mayBeClosed.ShouldBeTrue("the connection was closed without a reply");
            return;
        }

        reply.Text.ShouldNotContain("   at ");
        reply.Text.ShouldNotContain("Exception");
        if (reply.Status >= 400 && reply.Body.Length == 0)
            return;
        reply.Status.ShouldBeOneOf(200, 404);
        reply.Header("Content-Type").ShouldBe("application/json;charset=utf-8");
        reply.Envelope.Ret.ShouldBeOneOf(200, 400, 404);
    }
}
