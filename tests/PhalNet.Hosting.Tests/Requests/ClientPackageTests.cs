using System.Text;
using PhalNet.Hosting.Tests.Services;
using PhalNet.Hosting.Tests.Support;
using Shouldly;
using Xunit;

namespace PhalNet.Hosting.Tests.Requests;

/// <summary>Requests in the unusual forms of the public PhalApi client packages.</summary>
public sealed class ClientPackageTests
{
    private const string Uuid = "12345678123456781234567812345678";

    private const string Multipart =
        "------------------------------4b5dc6126df5a04c\r\nContent-Disposition: form-data; name=\"chat_message_to_uuid\"\r\n\r\n" + Uuid + "\r\n"
        + "------------------------------4b5dc6126df5a04c\r\nContent-Disposition: form-data; name=\"chat_message_data\"\r\n\r\nhello word 你好\r\n"
        + "------------------------------4b5dc6126df5a04c\r\nContent-Disposition: form-data; name=\"chat_message_type\"\r\n\r\ntext\r\n"
        + "------------------------------4b5dc6126df5a04c--\r\n";

    [Theory]
    [InlineData("POST", "/api?service=Platform.ChatMessage.Send", "multipart/form-data; boundary=----------------------------4b5dc6126df5a04c", Multipart, "hello word 你好")]
    [InlineData("POST", "/api?service=Platform.ChatMessage.Send", "application/x-www-form-urlencoded",
        "&chat_message_type=text&chat_message_to_uuid=" + Uuid + "&chat_message_data=hello word", "hello word")]
    [InlineData("GET", "/api?chat_message_data=hello+word&chat_message_to_uuid=" + Uuid + "&chat_message_type=text&service=Platform.ChatMessage.Send", null, "", "hello word")]
    [InlineData("POST", "/api?chat_message_data=hello+word&service=Platform.ChatMessage.Send", "application/x-www-form-urlencoded",
        "chat_message_data=hello+word&chat_message_to_uuid=" + Uuid + "&chat_message_type=text&service=Platform.ChatMessage.Send", "hello word")]
    [InlineData("POST", "/api/", "application/x-www-form-urlencoded",
        "service=Platform.ChatMessage.Send&chat_message_to_uuid=" + Uuid + "&chat_message_data=hello%20word&chat_message_type=text", "hello word")]
    public async Task Client_InItsOwnForm_IsUnderstood(string method, string target, string? contentType, string body, string data)
    {
        await using var host = await TestHost.StartAsync(options => options.Services.Add(typeof(ChatMessage)));
        var type = contentType is null ? "" : $"Content-Type: {contentType}\r\n";
        var length = contentType is null ? "" : $"Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n";
        var reply = await host.SendRawAsync($"{method} {target} HTTP/1.1\r\nHost: 127.0.0.1:8300\r\nAccept: */*\r\n{type}{length}\r\n{body}");
        var sent = reply.Envelope.Succeeded();
        sent.GetProperty("to").GetString().ShouldBe(Uuid);
        sent.GetProperty("data").GetString().ShouldBe(data);
        sent.GetProperty("type").GetString().ShouldBe("text");
    }

    [Fact]
    public async Task Client_ThatSendsNoParameters_IsToldTheFirst()
    {
        await using var host = await TestHost.StartAsync(options => options.Services.Add(typeof(ChatMessage)));
        (await host.GetAsync("/api?service=Platform.ChatMessage.Send")).Refused(400, "chat_message_to_uuid");
    }
}
