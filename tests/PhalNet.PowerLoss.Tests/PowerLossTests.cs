using System.Diagnostics;
using PhalNet.PowerLoss.Tests.Records;
using PhalNet.PowerLoss.Tests.Tracing;

namespace PhalNet.PowerLoss.Tests;

public sealed class PowerLossTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Try()
    {
        Assert.SkipWhen(Strace.WhyNot is not null, Strace.WhyNot ?? "");
        var clock = Stopwatch.StartNew();
        using var cold = await PowerRecord.MakeAsync(1, "cold", new RunPlan(150, true, false), new RunPlan(50, false, false));
        output.WriteLine($"{clock.Elapsed} {cold.Trace.Calls.Count} calls, {cold.Promises} promises");
        var states = await new StateSearch(cold, 1).RunAsync(200);
        output.WriteLine($"{clock.Elapsed} {states.Count} states");
        foreach (var state in states.Where(state => state.Faults.Count > 0).Take(10))
            output.WriteLine(state.ToString());
    }
}
