using System.Collections.Concurrent;
using System.Diagnostics.Tracing;
using PhalNet.Modules.Tests.Support;

namespace PhalNet.Modules.Tests.Life;

/// <summary>A new version has compiled its actions before it serves calls.</summary>
public sealed class FirstCallTests
{
    [Fact]
    public async Task Replacement_CompilesItsActionsBeforeTheirFirstCall()
    {
        await using var host = await ModulesHost.StartAsync(directory => new TestModule { Name = "Warm" }.Write(directory));
        using var compiled = new CompiledMethods();
        new TestModule
        {
            Name = "Warm",
            Version = "2.0.0",
            Code = "public sealed record Balance(decimal Amount);",
            Members = "public async Task<List<Balance>> List() { await Task.Yield(); return []; }",
        }.Write(host.Watched);

        await host.UntilAsync("Warm", ModuleState.Active, "2.0.0");

        foreach (var method in new[] { "Modules.Warm.Hello.Greet", "Modules.Warm.Hello.List", "Modules.Warm.Hello+<List>", "Balance.get_Amount" })
            await host.UntilAsync(() => compiled.Names.FirstOrDefault(name => name.Contains(method)), () => $"{method} is not compiled");
    }

    private sealed class CompiledMethods : EventListener
    {
        private const EventKeywords Jit = (EventKeywords)0x10;

        public ConcurrentQueue<string> Names { get; } = [];

        protected override void OnEventSourceCreated(EventSource source)
        {
            if (source.Name == "Microsoft-Windows-DotNETRuntime")
                EnableEvents(source, EventLevel.Verbose, Jit);
        }

        // The constructor of the base class enables the events: they can arrive before the names exist.
        protected override void OnEventWritten(EventWrittenEventArgs occurred)
        {
            if (occurred.EventName?.StartsWith("MethodLoadVerbose", StringComparison.Ordinal) == true)
                Names?.Enqueue($"{occurred.Payload![6]}.{occurred.Payload[7]}");
        }
    }
}
