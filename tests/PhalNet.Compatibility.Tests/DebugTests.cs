using Shouldly;
using Xunit;

namespace PhalNet.Compatibility.Tests;

public sealed class DebugTests
{
    [Fact]
    public async Task FailedStatement_IsShownWithItsErrorByStrictModulesAndLeavesAGapInOthers()
    {
        await using var host = await ProfileHost.StartAsync(
            [typeof(Here)], app => app.AddModule("Exact", [typeof(There)]),
            ("Exact:Profile", "Strict"), ("PhalNet:Debug", "On"), ("PhalNet:AllowDebugInProduction", "true"));

        (await SqlsAsync(host, "App.Here.Run")).ShouldBe(["GET a;", "GET c;"]);
        (await SqlsAsync(host, "Exact.There.Run")).ShouldBe(["GET a;", "GET b; -- ERROR: System.TimeoutException: too late", "GET c;"]);
    }

    private static async Task<string[]> SqlsAsync(ProfileHost host, string service)
    {
        var sqls = (await host.GetAsync($"/api?s={service}")).GetProperty("debug").GetProperty("sqls");
        return [.. sqls.EnumerateArray().Select(sql => sql.GetString()!.Split("    ")[^1])];
    }

    private static void Report(CallTrace trace)
    {
        var caller = new CodeLocation("Cache.cs", 1, "Get");
        trace.BeginStatement("cache", "GET a", [], caller).End();
        trace.BeginStatement("cache", "GET b", [], caller).End(new TimeoutException("too late"));
        trace.BeginStatement("cache", "GET c", [], caller).End();
    }

    [Service("App.Here")]
    private sealed class Here
    {
        public void Run(CallTrace trace) => Report(trace);
    }

    [Service("Exact.There")]
    private sealed class There
    {
        public void Run(CallTrace trace) => Report(trace);
    }
}
