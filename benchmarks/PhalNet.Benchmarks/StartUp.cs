using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PhalNet.Benchmarks.Setting;
using PhalNet.Benchmarks.Shared;

namespace PhalNet.Benchmarks;

/// <summary>Starting a host in a fresh process, with and without services; the column of allocated memory counts what starting took, not what stays.</summary>
[MemoryDiagnoser]
[SimpleJob(RunStrategy.ColdStart, launchCount: 5, warmupCount: 0, iterationCount: 1, invocationCount: 1)]
public class StartUp
{
    [Params(10, 1_000, 10_000)]
    public int Services { get; set; }

    // The module's file is made, and loaded, before the clock runs.
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
