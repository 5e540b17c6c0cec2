using System.Buffers;
using System.Net.ServerSentEvents;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace PhalNet.Core.Tests.Replies;

/// <summary>Envelopes without HTTP.</summary>
public sealed class JsonReplyFormatTests
{
    [Theory]
    [InlineData("App.Speaking.Shapes", """{"ret":200,"data":{"some_text":"你<x>&\"'","kind":"friday","list":[1,2]},"msg":""}""")]
    [InlineData("App.Speaking.Nothing", """{"ret":200,"data":{},"msg":""}""")]
    [InlineData("App.Speaking.NoText", """{"ret":200,"data":null,"msg":""}""")]
    [InlineData("App.Speaking.NoList", """{"ret":200,"data":[],"msg":""}""")]
    [InlineData("App.Speaking.Refuses", """{"ret":406,"data":{},"msg":"not now"}""")]
    [InlineData("App.Speaking.Extras", """{"ret":200,"data":"data","msg":"","total":3,"nothing":null}""")]
    [InlineData("App.No.Such", """{"ret":404,"data":{},"msg":"There is no service App.No.Such."}""")]
    public async Task Envelope_OfACall_IsWrittenWhole(string service, string envelope)
    {
        await using var host = await TestHost.StartAsync(typeof(Speaking));

        Write(host, await host.CallAsync(service)).ShouldBe(envelope);
    }

    [Fact]
    public async Task Envelope_WithOtherNames_KeepsExtrasFromPassingForItsMembers()
    {
        await using var host = await TestHost.StartAsync(typeof(Speaking));

        Write(host, await host.CallAsync("App.Speaking.Extras"), names: new("code", "result", "total", "trace"))
            .ShouldBe("""{"code":200,"result":"data","total":"","msg":"replaced","nothing":null}""");
    }

    [Fact]
    public async Task Envelope_OfAResultWithoutAnAction_IsWrittenToo()
    {
        await using var host = await TestHost.StartAsync(typeof(Speaking));

        Write(host, CallResult.Failure(500, "failed")).ShouldBe("""{"ret":500,"data":{},"msg":"failed"}""");
        Write(host, CallResult.Success(new { SomeText = "a", Kind = DayOfWeek.Friday }))
            .ShouldBe("""{"ret":200,"data":{"some_text":"a","kind":"friday"},"msg":""}""");
    }

    [Fact]
    public async Task Encoder_OfOnesOwn_DecidesWhatIsEscaped()
    {
        await using var host = await TestHost.StartAsync(typeof(Speaking));
        var format = new JsonReplyFormat(host.Services.GetRequiredService<IOptions<PhalNetOptions>>()) { Encoder = JavaScriptEncoder.Default };

        Write(format, await host.CallAsync("App.Speaking.Shapes"))
            .ShouldBe("""{"ret":200,"data":{"some_text":"\u4F60\u003Cx\u003E\u0026\u0022\u0027","kind":"friday","list":[1,2]},"msg":""}""");
    }

    [Fact]
    public async Task Value_ThatCannotBeWritten_Throws_AndTheNextReplyIsWhole()
    {
        await using var host = await TestHost.StartAsync(typeof(Speaking));
        var broken = await host.CallAsync("App.Speaking.Broken");

        for (var i = 0; i < 50; i++)
            Should.Throw<InvalidOperationException>(() => Write(host, broken));
        Write(host, await host.CallAsync("App.Speaking.Nothing")).ShouldBe("""{"ret":200,"data":{},"msg":""}""");
    }

    [Fact]
    public async Task Body_TakesThePlaceOfAnEnvelope_AndIsRefused()
    {
        await using var host = await TestHost.StartAsync(typeof(Speaking));

        Should.Throw<ArgumentException>(() => Write(host, CallResult.Success(new FileReply("secret.txt")))).Message.ShouldContain("FileReply");
        Should.Throw<ArgumentException>(() => Write(host, CallResult.Success(new EventStreamReply(AsyncEnumerable.Empty<SseItem<string>>()))));
    }

    [Fact]
    public async Task Format_IsASingletonAmongTheFormats_HoweverOftenItIsAdded()
    {
        await using var host = await TestHost.StartAsync(app =>
            app.AddModule("App", [typeof(Speaking)]).AddReplyFormat<JsonReplyFormat>().AddReplyFormat<Silent>().AddReplyFormat<Silent>());

        host.Services.GetServices<IReplyFormat>().Select(format => format.Name).ShouldBe(["json", "silent"]);
        host.Services.GetServices<IReplyFormat>().ShouldContain(host.Services.GetRequiredService<JsonReplyFormat>());
        host.Services.GetServices<IReplyFormat>().ShouldContain(host.Services.GetRequiredService<Silent>());
    }

    [Theory]
    [InlineData("App.Speaking.NoText")]
    [InlineData("App.Speaking.Extras")]
    [InlineData("App.No.Such")]
    public async Task Envelope_WrittenAgainAndAgain_AllocatesNothing(string service)
    {
        const int replies = 1000;
        await using var host = await TestHost.StartAsync(typeof(Speaking));
        var format = host.Services.GetRequiredService<JsonReplyFormat>();
        var output = new ArrayBufferWriter<byte>(1024);
        var reply = new Reply(await host.CallAsync(service), CallTrace.None, ReplyNames.Default, "en");

        long Measure()
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < replies; i++)
            {
                output.ResetWrittenCount();
                format.Write(output, reply);
            }

            return (GC.GetAllocatedBytesForCurrentThread() - before) / replies;
        }

        Measure();
        Measure().ShouldBeLessThan(8);
    }

    private static string Write(TestHost host, CallResult result, ReplyNames? names = null) =>
        Write(host.Services.GetRequiredService<JsonReplyFormat>(), result, names);

    private static string Write(JsonReplyFormat format, CallResult result, ReplyNames? names = null)
    {
        var output = new ArrayBufferWriter<byte>();
        format.Write(output, new(result, CallTrace.None, names ?? ReplyNames.Default, "en"));
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    [Service("App.Speaking")]
    private sealed class Speaking
    {
        public Shaped Shapes() => new("你<x>&\"'", DayOfWeek.Friday, [1, 2]);

        public void Nothing()
        {
        }

        public string? NoText() => null;

        public IReadOnlyList<int>? NoList() => [];

        public void Refuses() => throw new CallException(406, "not now");

        public string Extras(ICallContext call)
        {
            call.AddExtra("total", 3);
            call.AddExtra("msg", "replaced");
            call.AddExtra("nothing", null);
            return "data";
        }

        public Throwing Broken() => new();
    }

    private sealed record Shaped(string SomeText, DayOfWeek Kind, int[] List);

    private sealed class Throwing
    {
        public string Text => throw new InvalidOperationException("broken");
    }

    private sealed class Silent : IReplyFormat
    {
        public string Name => "silent";

        public string ContentType => "text/plain";

        public void Write(IBufferWriter<byte> output, Reply reply) => JsonSerializer.Serialize(new Utf8JsonWriter(output), reply.Result.Ret);
    }
}
