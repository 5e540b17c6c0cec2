using System.Text;
using PhalNet.Hosting.Tests.Support;
using Shouldly;
using Xunit;

namespace PhalNet.Hosting.Tests.Requests;

public sealed class MultipartTests
{
    private const string Type = "multipart/form-data; boundary=X";

    [Fact]
    public async Task Fields_AndFiles_ArriveUnderTheirNames()
    {
        await using var host = await TestHost.StartAsync();
        var reply = await SendAsync(host, "Echo.File", Part("name=\"other\"", "1"), Part("name=\"file\"; filename=\"a.txt\"\r\nContent-Type: text/plain", "你好"));
        reply.Succeeded().ToString().ShouldBe(
            """{"field_name":"file","file_name":"a.txt","content_type":"text/plain","length":6,"content":"你好"}""");
    }

    [Fact]
    public async Task Files_OfOneName_AllArriveInTheirOrder()
    {
        await using var host = await TestHost.StartAsync();
        var reply = await SendAsync(host, "Echo.Files", File("files", "1.txt", "one"), File("files", "2.txt", "two"), File("files", "3.txt", ""));
        reply.Succeeded().EnumerateArray().Select(file => $"{file.GetProperty("file_name")}={file.GetProperty("content")}")
            .ShouldBe(["1.txt=one", "2.txt=two", "3.txt="]);
    }

    [Theory]
    [InlineData("filename=\"/etc/passwd\"", "passwd")]
    [InlineData("filename=\"C:\\Users\\me\\a b.txt\"", "a b.txt")]
    [InlineData("filename=\"你好.png\"", "你好.png")]
    [InlineData("filename=\"a;b.txt\"", "a;b.txt")]
    [InlineData("filename=\"say \\\"hi\\\".txt\"", "say \"hi\".txt")]
    [InlineData("filename=plain.txt", "plain.txt")]
    [InlineData("filename=\"x.txt\"; filename*=UTF-8''%e4%bd%a0.txt", "你.txt")]
    [InlineData("filename*=UTF-8''..%2f%e4%bd%a0.txt", "你.txt")]
    public async Task FileName_AsClientsWriteIt_ComesWithoutDirectoriesAndQuotes(string written, string name)
    {
        await using var host = await TestHost.StartAsync();
        (await SendAsync(host, "Echo.File", Part($"name=\"file\"; {written}", "x"))).Succeeded().GetProperty("file_name").GetString().ShouldBe(name);
    }

    [Theory]
    [InlineData("name=\"te\\\"xt\"", "te\"xt")]
    [InlineData("name=text", "text")]
    [InlineData("name=\"名字\"", "名字")]
    [InlineData("name=\"a b;c\"", "a b;c")]
    [InlineData("NAME=\"text\"", "text")]
    [InlineData("name=\"\"", "")]
    public async Task FieldName_AsClientsWriteIt_IsUnderstood(string written, string name)
    {
        await using var host = await TestHost.StartAsync();
        (await SendAsync(host, "Echo.Values", Part(written, "v"))).Succeeded().GetProperty(name).GetString().ShouldBe("v");
    }

    [Theory]
    [InlineData("multipart/form-data; boundary=\"a b:c\"", "a b:c")]
    [InlineData("Multipart/Form-Data; charset=utf-8; boundary=X", "X")]
    [InlineData("multipart/form-data;boundary=----WebKitFormBoundary7MA4YWxkTrZu0gW", "----WebKitFormBoundary7MA4YWxkTrZu0gW")]
    public async Task Boundary_QuotedOrPlain_IsFound(string contentType, string boundary)
    {
        await using var host = await TestHost.StartAsync();
        var body = $"--{boundary}\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\nv\r\n--{boundary}--\r\n";
        (await host.PostAsync("/api?s=Echo.Text", body, contentType)).Succeeded().GetString().ShouldBe("v");
    }

    [Theory]
    [InlineData("preamble\r\n--X\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\nv\r\n--X--\r\nepilogue", "v")]
    [InlineData("--X\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\n\r\n--X--", "")]
    [InlineData("--X\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\n--X-\r\n-not\r\n--X--\r\n", "--X-\r\n-not")]
    [InlineData("--X\r\nContent-Type: text/plain\r\n\r\nnobody's\r\n--X\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\nv\r\n--X--\r\n", "v")]
    [InlineData("--X\r\nContent-Disposition: form-data\r\n\r\nnobody's\r\n--X\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\nv\r\n--X--\r\n", "v")]
    [InlineData("--X\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\n1\r\n--X\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\n2\r\n--X--\r\n", "2")]
    public async Task Body_InTheFormsTheStandardAllows_IsRead(string body, string text)
    {
        await using var host = await TestHost.StartAsync();
        (await host.PostAsync("/api?s=Echo.Text", body, Type)).Succeeded().GetString().ShouldBe(text);
    }

    [Theory]
    [InlineData("--X\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\nnever ends", "never ends")]
    [InlineData("--X\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\nv\r\n", "v\r\n")]
    [InlineData("--X\r\nContent-Disposition: form-data; name=\"text\" name=\r\n\r\nv\r\n--X--\r\n", "v")]
    [InlineData("--X\nContent-Disposition: form-data; name=\"text\"\n\nv\n--X--\n", "v")]
    [InlineData("--X\r\nContent-Disposition: form-data; name=text\r\n\r\nv\r\n--X--\r\n", "v")]
    [InlineData("--X\r\nContent-Disposition: form-data; name='text'\r\n\r\nv\r\n--X--\r\n", "v")]
    [InlineData("--X\r\nContent-Disposition: form-data;\r\n name=\"text\"\r\n\r\nv\r\n--X--\r\n", "v")]
    [InlineData("--X\r\nContent-Disposition: form-data; name=\"text\"\"x\"\r\n\r\nv\r\n--X--\r\n", "v")]
    [InlineData("--X\r\nContent-Disposition: form-data; name=\"other\"y\"\r\n\r\n1\r\n--X\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\nv\r\n--X--\r\n", "v")]
    public async Task Body_AsSendersReallyWriteIt_IsRead(string body, string text)
    {
        await using var host = await TestHost.StartAsync();
        (await host.PostAsync("/api?s=Echo.Text", body, Type)).Succeeded().GetString().ShouldBe(text);
    }

    [Theory]
    [InlineData("a=b/c:d?(e)")]
    [InlineData("a b")]
    [InlineData("'quoted'")]
    public async Task Boundary_ThatIsNoToken_IsTakenAsItIs(string boundary)
    {
        await using var host = await TestHost.StartAsync();
        var body = $"--{boundary}\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\nv\r\n--{boundary}--\r\n";
        (await host.PostAsync("/api?s=Echo.Text", body, $"multipart/form-data; boundary={boundary}")).Succeeded().GetString().ShouldBe("v");
    }

    [Fact]
    public async Task Files_WithoutAName_AreNumbered()
    {
        await using var host = await TestHost.StartAsync();
        var reply = await SendAsync(
            host, "Echo.Unnamed", Part("filename=\"a.txt\"", "1"), Part("name=\"file\"; filename=b.txt", "2"), Part("filename=c.txt", "3"));
        reply.Succeeded().GetString().ShouldBe("a.txt b.txt c.txt");
    }

    [Fact]
    public async Task File_ThatIsNotComplete_IsRefused()
    {
        await using var host = await TestHost.StartAsync();
        var body = "--X\r\nContent-Disposition: form-data; name=\"text\"; filename=\"a.txt\"\r\n\r\nhalf";
        (await host.PostAsync("/api?s=Echo.Text&text=a", body, Type)).Refused(400, "text");
    }

    [Theory]
    [InlineData("multipart/form-data", "--X--")]
    [InlineData("multipart/form-data; boundary=", "--X--")]
    [InlineData("multipart/form-data; boundary=\"", "--X--")]
    [InlineData(Type, "no boundary in here")]
    [InlineData(Type, "--X\r\nContent-Disposition: form-data; name=\"te")]
    [InlineData(Type, "--X\r\nno colon here\r\n\r\nv\r\n--X--\r\n")]
    [InlineData(Type, "\r\n")]
    public async Task Body_ThatIsNoMultipartText_IsRefused(string contentType, string body)
    {
        await using var host = await TestHost.StartAsync();
        (await host.PostAsync("/api?s=Echo.Values", body, contentType)).Refused(400, "malformed");
    }

    [Fact]
    public async Task HugePartHeader_IsRefused_NotTakenForALargeBody()
    {
        await using var host = await TestHost.StartAsync();
        (await SendAsync(host, "Echo.Values", $"X-Long: {new string('a', 100_000)}\r\n\r\nv\r\n")).Refused(400, "malformed");
        (await SendAsync(host, "Echo.Values", string.Concat(Enumerable.Range(0, 50).Select(i => $"X-{i}: a\r\n")) + "\r\nv\r\n")).Refused(400, "malformed");
    }

    [Fact]
    public async Task EmptyBody_UnderAMultipartType_IsNoBody()
    {
        await using var host = await TestHost.StartAsync();
        var reply = await host.SendRawAsync("GET /api?s=Echo.Text&text=a HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data\r\n\r\n");
        reply.Envelope.Succeeded().GetString().ShouldBe("a");
    }

    [Fact]
    public async Task FieldText_ThatIsNoUtf8_IsRefusedByName()
    {
        await using var host = await TestHost.StartAsync();
        byte[] body = [.. "--X\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\n"u8, 0xff, 0xfe, .. "\r\n--X--\r\n"u8];
        (await host.PostAsync("/api?s=Echo.Text", TestHost.Content(body, Type))).Refused(400, "text", "UTF-8");
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(64 * 1024 + 1)]
    [InlineData(3_000_000)]
    public async Task Content_OfAnySize_ArrivesWhole(int size)
    {
        await using var host = await TestHost.StartAsync();
        var content = new string('é', size / 2);
        var file = (await SendAsync(host, "Echo.File", File("file", "a", content))).Succeeded();
        file.GetProperty("content").GetString().ShouldBe(content);
        file.GetProperty("length").GetInt64().ShouldBe(size / 2 * 2);
        (await SendAsync(host, "Echo.Text", Part("name=\"text\"", content))).Succeeded().GetString().ShouldBe(content);
    }

    [Fact]
    public async Task Service_InAPart_IsCalled()
    {
        await using var host = await TestHost.StartAsync();
        var body = $"--X\r\n{Part("name=\"service\"", "App.Echo.Text")}--X\r\n{Part("name=\"text\"", "v")}--X--\r\n";
        (await host.PostAsync("/api/", body, Type)).Succeeded().GetString().ShouldBe("v");
    }

    [Fact]
    public async Task FileWhereTextIsExpected_IsRefusedByType()
    {
        await using var host = await TestHost.StartAsync();
        (await SendAsync(host, "Echo.Text", File("text", "a", "b"))).Refused(400, "text", "string");
        (await SendAsync(host, "Echo.File", Part("name=\"file\"", "b"))).Refused(400, "file");
    }

    [Fact]
    public async Task FileInputLeftEmpty_InABrowserForm_IsNoFile()
    {
        await using var host = await TestHost.StartAsync();
        (await SendAsync(host, "Echo.OptionalFile", Part("name=\"file\"; filename=\"\"\r\nContent-Type: application/octet-stream", "")))
            .Succeeded().GetProperty("sent").GetBoolean().ShouldBeFalse();
    }

    private static string Part(string disposition, string content) => $"Content-Disposition: form-data; {disposition}\r\n\r\n{content}\r\n";

    private static string File(string name, string fileName, string content) => Part($"name=\"{name}\"; filename=\"{fileName}\"", content);

    private static Task<Envelope> SendAsync(TestHost host, string service, params string[] parts)
    {
        var body = string.Concat(parts.Select(part => $"--X\r\n{part}")) + "--X--\r\n";
        return host.PostAsync($"/api?s={service}", TestHost.Content(Encoding.UTF8.GetBytes(body), Type));
    }
}
