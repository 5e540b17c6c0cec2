using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PhalNet.Benchmarks.Setting;
using PhalNet.Benchmarks.Shared;

namespace PhalNet.Benchmarks;

/// <summary>
/// Starting a host in a new process, with and without services; the allocated memory is that of the start, not what remains in use.
/// </summary>
[MemoryDiagnoser]
[SimpleJob(RunStrategy.ColdStart, launchCount: 5, warmupCount: 0, iterationCount: 1, invocationCount: 1)]
public class StartUp
{
    [Params(10, 1_000, 10_000)]
    public int Services { get; set; }

    // The module's file is created and loaded before the measurement.
    [GlobalSetup]
    public void Setup() => LoadModule.Load(Services);

    [Benchmark(Baseline = true)]
    public async Task EmptyHost()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        using var host = builder.Build();
        await host.StartAsync();
    }

    [Benchmark]
    public async Task PhalNet()
    {
        using var host = await BenchHost.StartAsync(Services);
    }
}
