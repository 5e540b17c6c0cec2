using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PhalNet.Benchmarks.Setting;

namespace PhalNet.Benchmarks;

/// <summary>Finding an action by a name of one, two and three parts, against a dictionary of full names.</summary>
[MemoryDiagnoser]
public class NameLookup
{
    private IHost _host = null!;
    private ServiceTable _table = null!;
    private Dictionary<string, ServiceAction> _dictionary = null!;

    [Params(10, 1_000, 10_000)]
    public int Services { get; set; }

    [GlobalSetup]
    public async Task Setup()
    {
        _host = await BenchHost.StartAsync(Services);
        _table = _host.Services.GetRequiredService<IServiceRegistry>().Current;
        _dictionary = _table.Actions.ToDictionary(action => action.Name, StringComparer.OrdinalIgnoreCase);
    }

    [GlobalCleanup]
    public Task Cleanup() => BenchHost.StopAsync(_host);

    [Benchmark(Baseline = true)]
    public ServiceAction? Dictionary() => _dictionary.GetValueOrDefault("Bench.Message.Send");

    [Benchmark]
    public ServiceAction? ThreeParts() => _table.TryFind("Bench.Message.Send", "Bench", out var action) ? action : null;

    [Benchmark]
    public ServiceAction? TwoParts() => _table.TryFind("Message.Send", "Bench", out var action) ? action : null;

    [Benchmark]
    public ServiceAction? OnePart() => _table.TryFind("Message", "Bench", out var action) ? action : null;

    [Benchmark]
    public ServiceAction? Unknown() => _table.TryFind("Bench.Message.Nothing", "Bench", out var action) ? action : null;
}
