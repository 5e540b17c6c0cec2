using System.Buffers;
using System.Text;
using MessagePack;
using PhalNet.Hosting.Tests.Services;
using PhalNet.Hosting.Tests.Support;
using Shouldly;
using Xunit;
using ReplyService = PhalNet.Hosting.Tests.Services.Replies;

namespace PhalNet.Hosting.Tests.Replies;

/// <summary>A custom reply format: this file is all it needs.</summary>
public sealed class MessagePackTests
{
    [Fact]
    public async Task Reply_InMessagePack_IsReadBack()
    {
        await using var host = await StartAsync();
        using var response = await host.Client.GetAsync("/api?s=Replies.Shapes&__format__=msgpack");
        Envelope.ContentTypeOf(response).ShouldBe("application/vnd.msgpack");
        var envelope = Read(await response.Content.ReadAsByteArrayAsync());
        envelope.Keys.ShouldBe(["ret", "data", "msg"]);
        envelope["ret"].ShouldBe((byte)200);
        envelope["msg"].ShouldBe("");
        var data = envelope["data"].ShouldBeOfType<Dictionary<object, object?>>();
        ((object[])data["list"]!).Select(Convert.ToInt32).ShouldBe([1, 2]);
        data["nothing"].ShouldBeNull();
        data["yes"].ShouldBe(true);
        data["number"].ShouldBe(1.5);
    }

    [Fact]
    public async Task Refusal_InMessagePack_IsReadBack()
    {
        await using var host = await StartAsync();
        var envelope = Read(await host.Client.GetByteArrayAsync("/api?s=No.Such.Service&__format__=msgpack"));
        Convert.ToInt32(envelope["ret"]).ShouldBe(404);
        envelope["data"].ShouldBeOfType<Dictionary<object, object?>>().ShouldBeEmpty();
        envelope["msg"].ShouldBe("There is no service No.Such.Service.");
    }

    [Fact]
    public async Task Value_ThatCannotBeWritten_IsAWholeEnvelopeOfTheFormat()
    {
        await using var host = await StartAsync();
        host.ExpectError(1100);
        var envelope = Read(await host.Client.GetByteArrayAsync("/api?s=Unwritable.Infinite&__format__=msgpack"));
        Convert.ToInt32(envelope["ret"]).ShouldBe(500);
    }

    [Fact]
    public async Task Format_AsTheDefault_IsLeftByTheParameter()
    {
        await using var host = await StartAsync("msgpack", "json");
        Convert.ToInt32(Read(await host.Client.GetByteArrayAsync("/api?s=Echo.Nothing"))["ret"]).ShouldBe(200);
        (await host.GetAsync("/api?s=Echo.Nothing&__format__=json")).Succeeded();
    }

    private static Dictionary<string, object?> Read(byte[] reply) => MessagePackSerializer.Deserialize<Dictionary<string, object?>>(reply);

    private static Task<TestHost> StartAsync(params string[] formats) => TestHost.StartAsync(options =>
    {
        options.Services.AddRange([typeof(ReplyService), typeof(Unwritable)]);
        options.ConfigurePhalNet = app => app.AddReplyFormat<MessagePackReplyFormat>();
        options.Entry = entry => entry.Formats = formats.Length == 0 ? ["json", "xml", "msgpack"] : formats;
    });

    private sealed class MessagePackReplyFormat(JsonReplyFormat json) : IReplyFormat
    {
        public string Name => "msgpack";

        public string ContentType => "application/vnd.msgpack";

        public void Write(IBufferWriter<byte> output, Reply reply)
        {
            var text = new ArrayBufferWriter<byte>();
            json.Write(text, reply);
            var writer = new MessagePackWriter(output);
            using var reader = new StringReader(Encoding.UTF8.GetString(text.WrittenSpan));
            MessagePackSerializer.ConvertFromJson(reader, ref writer);
            writer.Flush();
        }
    }
}
