using System.Buffers;
using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;

namespace PhalNet.Core.Tests.Replies;

public sealed class DebugWriterTests
{
    [Fact]
    public async Task Notes_OfACall_AreWrittenWithItsModulesSerializer()
    {
        await using var host = await TestHost.StartAsync(typeof(Noting));
        var trace = CallTrace.Start(TimeProvider.System);

        var debug = Write(host, await host.CallAsync(Request("App.Noting.Run", trace)), trace);

        debug.GetProperty("order").GetRawText().ShouldBe("""{"order_id":5,"day":"friday","items":["a ***"]}""");
        debug.GetProperty("number").GetRawText().ShouldBe("7");
        debug.GetProperty("nan").GetString().ShouldNotBeNullOrEmpty();
        debug.GetProperty("broken").GetString().ShouldBe("broken getter");
        debug.GetProperty("stack").EnumerateArray().Select(mark => mark.GetString()!.Split(['-', ']'])[2].Trim())
            .ShouldBe(["PHALAPI_RESPONSE", "PHALAPI_FINISH"]);
        debug.GetProperty("version").GetString().ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task Notes_WithoutAnAction_AreWrittenAsText()
    {
        await using var host = await TestHost.StartAsync(typeof(Noting));
        var trace = CallTrace.Start(TimeProvider.System);
        trace.Hide("s3cr3t");
        trace.Note("text", "has s3cr3t");
        trace.Note("number", 7);
        trace.Note("yes", true);
        trace.Note("nothing", null);
        trace.Note("day", DayOfWeek.Friday);
        trace.Note("order", new Order(5, DayOfWeek.Friday, ["s3cr3t"]));
        trace.Note("broken", new BrokenText());

        var debug = Write(host, CallResult.Failure(404, "no"), trace);

        debug.GetProperty("text").GetString().ShouldBe("has ***");
        debug.GetProperty("number").GetRawText().ShouldBe("7");
        debug.GetProperty("yes").GetRawText().ShouldBe("true");
        debug.GetProperty("nothing").GetRawText().ShouldBe("null");
        debug.GetProperty("day").GetString().ShouldBe("Friday");
        debug.GetProperty("order").GetString()!.ShouldStartWith("Order { Id = 5");
        debug.GetProperty("broken").GetString().ShouldBe("no text");
    }

    [Fact]
    public async Task Note_OfAModulesType_WithoutAnAction_DoesNotHoldTheType()
    {
        await using var host = await TestHost.StartAsync(typeof(Noting));
        var type = NoteOfATypeThatUnloads(host);

        for (var i = 0; i < 20 && type.IsAlive; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        type.IsAlive.ShouldBeFalse();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference NoteOfATypeThatUnloads(TestHost host)
    {
        var type = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("Unloads"), AssemblyBuilderAccess.RunAndCollect)
            .DefineDynamicModule("Unloads").DefineType("Unloading", TypeAttributes.Public).CreateType();
        var trace = CallTrace.Start(TimeProvider.System);
        trace.Note("own", Activator.CreateInstance(type));
        trace.Note("list", Array.CreateInstance(type, 3));

        var debug = Write(host, CallResult.Failure(404, "no"), trace);

        debug.GetProperty("own").GetString().ShouldBe("Unloading");
        debug.GetProperty("list").GetString().ShouldBe("Unloading[]");
        return new WeakReference(type);
    }

    private static JsonElement Write(TestHost host, CallResult result, CallTrace trace)
    {
        var output = new ArrayBufferWriter<byte>();
        host.Services.GetRequiredService<JsonReplyFormat>().Write(output, new(result, trace, ReplyNames.Default, "en"));
        using var document = JsonDocument.Parse(output.WrittenMemory);
        return document.RootElement.GetProperty("debug").Clone();
    }

    private static CallRequest Request(string service, CallTrace trace) => new(service, CallRequest.Create("").Values) { Trace = trace };

    [Service("App.Noting")]
    private sealed class Noting
    {
        public void Run(ICallContext call)
        {
            call.Trace.Hide("s3cr3t");
            call.Trace.Note("order", new Order(5, DayOfWeek.Friday, ["a s3cr3t"]));
            call.Trace.Note("number", 7);
            call.Trace.Note("nan", double.NaN);
            call.Trace.Note("broken", new BrokenGetter());
        }
    }

    private sealed record Order([property: System.Text.Json.Serialization.JsonPropertyName("order_id")] int Id, DayOfWeek Day, string[] Items);

    private sealed class BrokenGetter
    {
        public string Text => throw new InvalidOperationException("broken getter");
    }

    private sealed class BrokenText
    {
        public override string ToString() => throw new InvalidOperationException("no text");
    }
}
