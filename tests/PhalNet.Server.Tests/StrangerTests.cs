using System.Text;
using PhalNet.Server.Tests.Running;

namespace PhalNet.Server.Tests;

/// <summary>Whatever an untrusted client sends gets an envelope, in time, without internals of the server.</summary>
public sealed class StrangerTests(StrangersServer strangers) : IClassFixture<StrangersServer>
{
    private const string Form = "application/x-www-form-urlencoded";
    private const string Multipart = "multipart/form-data; boundary=b";

    private readonly Uri _url = strangers.Server.Url;

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"text\"")]
    [InlineData("{\"chat_message_data\":")]
    [InlineData("{\"chat_message_data\":\"\\ud800\"}")]
    [InlineData("{\"chat_message_data\":{\"a\":1},\"chat_message_to_uuid\":[],\"chat_message_type\":7}")]
    [InlineData("{\"s\":{\"a\":1}}")]
    [InlineData("{\"a\":1,\"a\":2}")]
    [InlineData("{} trailing")]
    [InlineData("{\"\\u0000\":\"\\u0000\"}")]
    [InlineData("NaN")]
    [InlineData("")]
    [InlineData("   ")]
    public Task Json_Malformed(string body) => ShouldBeRefusedAsync(Post("application/json", body));

    [Theory]
    [InlineData("[")]
    [InlineData("{\"a\":")]
    public Task Json_VeryDeep(string level) =>
        ShouldBeRefusedAsync(Post("application/json", "{\"chat_message_data\":" + string.Concat(Enumerable.Repeat(level, 100_000))));

    [Theory]
    [InlineData("%")]
    [InlineData("%zz=%zz")]
    [InlineData("chat_message_data=%E4%BD")]
    [InlineData("chat_message_data=%ff%fe")]
    [InlineData("chat_message_data=%C0%80")]
    [InlineData("chat_message_data=%ED%A0%80")]
    [InlineData("chat_message_data=\u00ff\u00fe")]
    [InlineData("=&=&&&=")]
    [InlineData("chat_message_to_uuid=%00")]
    [InlineData("s=%00")]
    [InlineData("s=App.Site.Index%00")]
    [InlineData("s=..%2F..%2Fetc%2Fpasswd")]
    [InlineData("s=System.String.Join%60%5B%5D")]
    [InlineData("service[]=1&s[a][b]=2")]
    [InlineData("chat_message_data[]=1")]
    public Task Escapes_InFormAndQuery(string pairs) => Task.WhenAll(
        ShouldBeRefusedAsync(Post(Form, pairs)), ShouldBeRefusedAsync(Get($"{Message.Path}&{pairs}")));

    [Theory]
    [InlineData("")]
    [InlineData("--b")]
    [InlineData("--b--\r\n")]
    [InlineData("--b\r\n\r\nvalue\r\n--b--\r\n")]
    [InlineData("--b\r\nContent-Disposition: form-data; name=\"chat_message_data\"\r\n\r\nvalue")]
    [InlineData("--b\r\nContent-Disposition: form-data; name=\"chat_message_data\"; filename=\"../../a\0b\"\r\n\r\nvalue\r\n--b--\r\n")]
    [InlineData("--b\r\nContent-Disposition: nonsense\r\n\r\nvalue\r\n--b--\r\n")]
    [InlineData("--b\r\nno colon here\r\n\r\nvalue\r\n--b--\r\n")]
    public Task Multipart_Malformed(string body) => ShouldBeRefusedAsync(Post(Multipart, body));

    [Theory]
    [InlineData("multipart/form-data")]
    [InlineData("multipart/form-data; boundary=")]
    [InlineData("multipart/form-data; boundary=\"\"")]
    [InlineData("multipart/mixed; boundary=b")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("application/x-www-form-urlencoded; charset=gb2312")]
    [InlineData("nonsense")]
    [InlineData("\u0001")]
    public Task ContentType_Odd(string type) => ShouldBeRefusedAsync(Post(type, "--b\r\n\r\n\r\n--b--"));

    [Fact]
    public Task Multipart_WithAVeryLongHeaderOrManyParts() => Task.WhenAll(
        ShouldBeRefusedAsync(Post(Multipart, $"{Part(new string('n', 100_000))}--b--\r\n")),
        ShouldBeRefusedAsync(Post(Multipart, $"--b\r\nX: {new string('x', 100_000)}\r\n\r\nvalue\r\n--b--\r\n")),
        ShouldBeRefusedAsync(Post($"multipart/form-data; boundary={new string('b', 1000)}", "--b--")),
        ShouldBeRefusedAsync(Post(Multipart, string.Concat(Enumerable.Range(0, 2000).Select(number => Part($"p{number}"))) + "--b--\r\n")));

    [Fact]
    public async Task Parameters_2000_AreOverTheLimit()
    {
        var pairs = string.Join('&', Enumerable.Range(0, 2000).Select(number => $"p{number}=v"));
        var members = string.Join(',', Enumerable.Range(0, 2000).Select(number => $"\"p{number}\":1"));

        (await ShouldBeRefusedAsync(Post(Form, pairs))).ShouldContain("1000");
        (await ShouldBeRefusedAsync(Get($"{Message.Path}&{pairs}"))).ShouldContain("1000");
        (await ShouldBeRefusedAsync(Post("application/json", $"{{{members}}}"))).ShouldContain("1000");
    }

    [Theory]
    [InlineData(12_000_000)]
    [InlineData(40_000_000)]
    public async Task Body_Huge_IsRefusedByItsLength(int length)
    {
        (await ShouldBeRefusedAsync(Post(Form, "chat_message_data=" + new string('a', length)))).ShouldContain("10485760");
    }

    [Fact]
    public async Task Body_Huge_InChunks_IsRefused()
    {
        using var http = new HttpClient { BaseAddress = _url };
        using var content = new StreamContent(new MemoryStream(new byte[12_000_000]));
        using var request = new HttpRequestMessage(HttpMethod.Post, Message.Path) { Content = content };
        request.Headers.TransferEncodingChunked = true;

        var reply = await Envelope.ReadAsync(await http.SendAsync(request));

        reply.Ret.ShouldBe(400);
        reply.Message.ShouldContain("10485760");
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    [InlineData("OPTIONS")]
    [InlineData("PROPFIND")]
    [InlineData("X-ODD")]
    public Task Method_Odd(string method) =>
        ShouldBeRefusedAsync($"{method} {Message.Path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");

    [Theory]
    [InlineData("TRACE")]
    [InlineData("CONNECT")]
    public async Task Method_ThatNoServiceHas_IsRefusedWithTheStatus(string method)
    {
        var reply = await RawConnection.SendAsync(_url, $"{method} {Message.Path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");

        reply.Status.ShouldBe(405);
        reply.Envelope.Ret.ShouldBe(404);
    }

    [Fact]
    public async Task Method_Head_HasTheHeadOfAnEnvelope()
    {
        using var connection = await RawConnection.OpenAsync(_url);
        await connection.WriteAsync($"HEAD {Message.Path} HTTP/1.1\r\nHost: a\r\n\r\n");

        var reply = await connection.ReadAsync(hasBody: false);

        reply.Status.ShouldBe(200);
        reply.Header("Content-Type").ShouldBe("application/json;charset=utf-8");
    }

    [Theory]
    [InlineData("/%00")]
    [InlineData("/a%00b?s=App.Site.Index")]
    [InlineData("/%ff%fe")]
    [InlineData("/%E4%BD")]
    [InlineData("/%zz")]
    [InlineData("/\u0001")]
    [InlineData("/..%5c..%5cwindows")]
    [InlineData("//api//platform")]
    [InlineData("/api/platform/%2e%2e/%2e%2e/docs")]
    [InlineData("*")]
    [InlineData("http://other.example/api/platform?s=Platform.ChatMessage.Send")]
    [InlineData("/?s=\u0001\u007f")]
    [InlineData("/?\u00e4=\u00ff")]
    public Task Target_Odd(string target) => ShouldBeRefusedAsync(Get(target));

    [Theory]
    [InlineData("Cookie: =;;;=\u00ff; language=\u0001")]
    [InlineData("Accept-Language: ;;q=9,,*;q=x")]
    [InlineData("Accept: nothing/at-all")]
    [InlineData("Accept-Encoding: br;q=1, nonsense")]
    [InlineData("Range: bytes=5-1")]
    [InlineData("If-None-Match: *")]
    [InlineData("Upgrade: h2c")]
    [InlineData("X-Forwarded-For: nonsense")]
    [InlineData("Content-Type: application/json")]
    [InlineData("Transfer-Encoding: nonsense")]
    [InlineData("Content-Length: -1")]
    public Task Header_Odd(string header) =>
        ShouldBeRefusedAsync($"GET {Message.Path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n{header}\r\n\r\n");

    [Theory]
    [InlineData(Form, "chat_message_data=half")]
    [InlineData("application/json", "{\"chat_message_data\":")]
    [InlineData(Multipart, "--b\r\nContent-Disposition: form-data; name=\"chat_message_data\"\r\n\r\nhalf")]
    public async Task Upload_ThatBreaksOff_EndsTheConnection(string type, string half)
    {
        using var connection = await RawConnection.OpenAsync(_url);
        await connection.WriteAsync(Head(type, 1000) + half);
        connection.EndWriting();

        // Kestrel treats a client that has closed its sending side as disconnected: nothing can be sent to it any more.
        (await connection.ReadToEndAsync()).ShouldBeEmpty();
        (await RawConnection.SendAsync(_url, Get("/"))).Envelope.Ret.ShouldBe(200);
    }

    [Theory]
    [InlineData(Form)]
    [InlineData(Multipart)]
    public async Task Upload_ThatNeverEnds_IsGivenUp(string type)
    {
        using var connection = await RawConnection.OpenAsync(_url);
        await connection.WriteAsync(Head(type, 1000) + "--b\r\n");

        ShouldBeRefusal(await connection.ReadAsync());
    }

    [Fact]
    public async Task Chunks_Malformed()
    {
        var head = $"POST {Message.Path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n"
            + $"Content-Type: {Form}\r\nTransfer-Encoding: chunked\r\n\r\n";

        await ShouldBeRefusedAsync(head + "zz\r\nabc\r\n0\r\n\r\n");
        await ShouldBeRefusedAsync(head + "ffffffffffffffff\r\nabc");
        await ShouldBeRefusedAsync(head + "3\r\nabcdef\r\n0\r\n\r\n");
    }

    [Fact]
    public async Task Requests_OnOneConnection_DoNotMix()
    {
        using var connection = await RawConnection.OpenAsync(_url);
        foreach (var number in Enumerable.Range(0, 3))
        {
            await connection.WriteAsync($"GET /?s=nothing{number} HTTP/1.1\r\nHost: a\r\n\r\n");
            await connection.WriteAsync(
                "POST /?s=broken HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 1\r\n\r\n{");
        }

        foreach (var number in Enumerable.Range(0, 3))
        {
            (await connection.ReadAsync()).Envelope.Message.ShouldContain($"nothing{number}");
            (await connection.ReadAsync()).Envelope.Ret.ShouldBe(400);
        }
    }

    private static string Part(string name) => $"--b\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\nvalue\r\n";

    private static string Get(string target) => $"GET {target} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";

    private static string Post(string type, string body) => Head(type, body.Length) + body;

    private static string Head(string type, int length) =>
        $"POST {Message.Path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Type: {type}\r\nContent-Length: {length}\r\n\r\n";

    /// <summary>Returns the message of the refusal; empty if the web server refused before PhalNet could.</summary>
    private async Task<string> ShouldBeRefusedAsync(string request)
    {
        using var connection = await RawConnection.OpenAsync(_url);
        var sending = connection.WriteAsync(Encoding.Latin1.GetBytes(request));
        var reply = await connection.ReadAsync();
        await Task.WhenAny(sending);
        _ = sending.Exception;
        return ShouldBeRefusal(reply);
    }

    private static string ShouldBeRefusal(RawReply reply)
    {
        reply.Text.ShouldNotContain("   at ");
        reply.Text.ShouldNotContain("Exception");
        if (reply.Status is >= 400 and not 404 && reply.Body.Length == 0)
            return "";
        reply.Status.ShouldBeOneOf(200, 404);
        reply.Header("Content-Type").ShouldBe("application/json;charset=utf-8");
        reply.Envelope.Ret.ShouldBeInRange(400, 499, reply.Text);
        reply.Envelope.Message.ShouldNotBeEmpty();
        return reply.Envelope.Message;
    }
}
