using System.Reflection;
using PhalNet.Modules.Tests.Support;

namespace PhalNet.Modules.Tests.Start;

/// <summary>Changes a setting of the process, so no other test runs meanwhile.</summary>
[CollectionDefinition(nameof(PoolThreadsTests), DisableParallelization = true)]
[Collection(nameof(PoolThreadsTests))]
public sealed class PoolThreadsTests
{
    // The runtime reports nothing when it does not know the setting.
    [Fact]
    public void Setting_OfTheBuildFile_IsKnownToTheRuntime()
    {
        var worker = typeof(ThreadPool).Assembly.GetType("System.Threading.PortableThreadPool+WorkerThread", throwOnError: true)!;

        var kept = worker.GetField("ThreadsToKeepAlive", BindingFlags.Static | BindingFlags.NonPublic)!.GetValue(null);

        kept.ShouldBe((short)-1);
        PoolThreads.AreKept.ShouldBeTrue();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("50")]
    public async Task Host_WhosePoolThreadsMayEnd_LogsWhatToSet(string? value)
    {
        var before = AppContext.GetData(PoolThreads.Setting);
        AppContext.SetData(PoolThreads.Setting, value);
        try
        {
            await using var host = await ModulesHost.StartAsync();

            var line = $"<RuntimeHostConfigurationOption Include=\"{PoolThreads.Setting}\" Value=\"-1\" />";
            host.Lines.All.ShouldContain(each =>
                each.StartsWith("Warning", StringComparison.Ordinal) && each.Contains(line, StringComparison.Ordinal));
        }
        finally
        {
            AppContext.SetData(PoolThreads.Setting, before);
        }
    }
}
