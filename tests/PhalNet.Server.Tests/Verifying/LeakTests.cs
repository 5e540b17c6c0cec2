using PhalNet.Modules.Tests.Support;

namespace PhalNet.Server.Tests.Verifying;

/// <summary>Modules that stay in memory: the command names what references them.</summary>
public sealed class LeakTests
{
    [Theory]
    [InlineData(
        "handle never freed",
        "System.Runtime.InteropServices.GCHandle.Alloc(new Kept());",
        "GCHandle (Strong) → Leaks.Kept")]
    [InlineData(
        "thread left behind",
        "new Thread(Kept.Run) { IsBackground = true }.Start();",
        "runs Leaks.Kept.Run")]
    [InlineData(
        "static member of the framework",
        "System.Diagnostics.ActivitySource.AddActivityListener(new() { ShouldListenTo = _ => Kept.Never() });",
        "System.Diagnostics.ActivitySource.s_allListeners → ")]
    [InlineData(
        "static event of the framework",
        "System.Net.NetworkInformation.NetworkChange.NetworkAvailabilityChanged += Kept.Handle;",
        "System.Net.NetworkInformation.NetworkChange.")]
    [InlineData(
        "loop that never ends",
        "_ = Kept.LoopAsync();",
        "System.Threading.TimerQueue.")]
    public async Task Module_ThatStaysInMemory_IsRefusedWithWhatHoldsIt(string leak, string code, string expected)
    {
        var run = await VerifyRun.OfAsync(Leaking(code));

        run.ExitCode.ShouldBe(1, $"{leak}: {run}");
        run.Problems.ShouldBe(["It is still in memory 2 s after unloading."]);
        run.PinnedBy.ShouldContain(path => path.Contains(expected, StringComparison.Ordinal), $"{leak}: {run}");
    }

    [Theory]
    [InlineData("static timer", "Kept.Timer = new Timer(_ => Kept.Never(), null, 1000, 1000);")]
    [InlineData("event of the process", "AppDomain.CurrentDomain.ProcessExit += Kept.Handle;")]
    public async Task Module_ThatIsCleanedUp_Passes(string leak, string code)
    {
        var run = await VerifyRun.OfAsync(Leaking(code));

        run.ExitCode.ShouldBe(0, $"{leak}: {run}");
        run.Json["rounds"]!.GetValue<int>().ShouldBe(3);
    }

    private static TestModule Leaking(string code) => new()
    {
        Code = $$"""
            namespace Leaks
            {
                public sealed class Setup : IModule
                {
                    public void Configure(IModuleBuilder module)
                    {
                        {{code}}
                    }
                }

                public sealed class Kept
                {
                    public static Timer? Timer;
                    public static void Run() { while (true) Thread.Sleep(100); }
                    public static bool Never() => false;
                    public static void Handle(object? sender, EventArgs e) { }
                    public static async Task LoopAsync() { while (true) await Task.Delay(100); }
                }
            }
            """,
    };
}
