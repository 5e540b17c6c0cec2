using System.Text;
using PhalNet.Server.Tests.Running;

namespace PhalNet.Server.Tests;

/// <summary>Requests of the public client packages, byte for byte (see <c>clients/</c>).</summary>
public sealed class RecordedClientsTests(DevelopmentServer shared)
{
    private const string Greeting = "hello word 你好";

    [Theory]
    [InlineData("php-1", Greeting)]
    [InlineData("java-1", "hello word")]
    [InlineData("csharp-1", "hello word")]
    [InlineData("go-1", Greeting)]
    [InlineData("go-2", Greeting)]
    [InlineData("ruby-1", Greeting)]
    [InlineData("reactnative-1", Greeting)]
    [InlineData("reactnative-2", Greeting)]
    public async Task Client_Sends_AndItsTextIsStored(string client, string text)
    {
        var reply = await RawConnection.SendAsync(shared.Server.Url, Recorded(client));

        ShouldBeStored(reply, text);
    }

    [Fact]
    public async Task Php_SendsALongText_AndItIsStored() =>
        ShouldBeStored(await RawConnection.SendAsync(shared.Server.Url, Recorded("php-2")), LongText());

    [Fact]
    public async Task Php_WaitsForTheServerToAskForTheBody_AndItsTextIsStored()
    {
        var request = Recorded("php-2");
        var head = request.AsSpan().IndexOf("\r\n\r\n"u8);
        using var connection = await RawConnection.OpenAsync(shared.Server.Url);

        await connection.WriteAsync([.. request[..head], .. "\r\nExpect: 100-continue\r\n\r\n"u8]);
        (await connection.ReadAsync()).Status.ShouldBe(100);
        await connection.WriteAsync(request[(head + 4)..]);

        ShouldBeStored(await connection.ReadAsync(), LongText());
    }

    [Fact]
    public async Task Python_WhichCannotSendParameters_LearnsTheFirstMissingOne()
    {
        var reply = await RawConnection.SendAsync(shared.Server.Url, Recorded("python3-1"));

        reply.Status.ShouldBe(200);
        reply.Envelope.Ret.ShouldBe(400);
        reply.Envelope.Message.ShouldBe("chat_message_to_uuid is required.");
    }

    private static string LongText()
    {
        var request = Encoding.UTF8.GetString(Recorded("php-2"));
        var start = request.IndexOf("长", StringComparison.Ordinal);
        var text = request[start..request.IndexOf("\r\n", start, StringComparison.Ordinal)];
        text.Length.ShouldBeGreaterThan(300);
        text.ShouldBe(new string('长', text.Length));
        return text;
    }

    private static byte[] Recorded(string client) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "clients", $"{client}.http"));

    private void ShouldBeStored(RawReply reply, string text)
    {
        reply.Status.ShouldBe(200);
        reply.Header("Content-Type").ShouldBe("application/json;charset=utf-8");
        reply.Header("Content-Encoding").ShouldBeNull();
        reply.Envelope.Ret.ShouldBe(200);
        var copies = new Mailboxes(shared.Server.DataDirectory).Find(reply.Envelope.Id);
        copies.ShouldBe(
        [
            ("demo0000000000000000000000000000", Message.Recipient, "out", "text", text),
            (Message.Recipient, "demo0000000000000000000000000000", "in", "text", text),
        ]);
    }
}
