using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using Microsoft.Extensions.Hosting;
using PhalNet.Benchmarks.Http;
using PhalNet.Benchmarks.Setting;
using PhalNet.Hosting;

namespace PhalNet.Benchmarks;

/// <summary>
/// Everything between the web server and the action and back, against the hand-written handler. Each iteration creates a new context, so
/// that no parsed query is reused.
/// </summary>
[MemoryDiagnoser]
[CategoriesColumn]
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
public class Entry
{
    private const string Query = $"s={Sent.Service}";

    private static readonly byte[] Form = Requests.Bytes(Sent.Fields);
    private static readonly byte[] Json = Requests.Bytes(Sent.Json);

    private IHost _host = null!;
    private RequestDelegate _entry = null!;

    [GlobalSetup]
    public async Task Setup()
    {
        _host = await BenchHost.StartAsync(10);
        _entry = EntryPipeline.Build(_host.Services, new EntryOptions(), new ReplyFormats(_host.Services).Select([])).Serve;
    }

    [GlobalCleanup]
    public Task Cleanup() => BenchHost.StopAsync(_host);

    [Benchmark, BenchmarkCategory("Context alone")]
    public HttpContext Context() => Requests.Get($"{Query}&{Sent.Fields}");

    [Benchmark(Baseline = true), BenchmarkCategory("Get")]
    public Task GetByHand() => MessageEndpoint.HandleAsync(Requests.Get($"{Query}&{Sent.Fields}"));

    [Benchmark, BenchmarkCategory("Get")]
    public Task Get() => _entry(Requests.Get($"{Query}&{Sent.Fields}"));

    [Benchmark(Baseline = true), BenchmarkCategory("Refused")]
    public Task RefusedByHand() => MessageEndpoint.HandleAsync(Requests.Get($"{Query}&{Sent.RefusedFields}"));

    [Benchmark, BenchmarkCategory("Refused")]
    public Task Refused() => _entry(Requests.Get($"{Query}&{Sent.RefusedFields}"));

    [Benchmark(Baseline = true), BenchmarkCategory("Form")]
    public Task FormByHand() => MessageEndpoint.HandleAsync(Requests.Post(Query, "application/x-www-form-urlencoded", Form));

    [Benchmark, BenchmarkCategory("Form")]
    public Task PostForm() => _entry(Requests.Post(Query, "application/x-www-form-urlencoded", Form));

    [Benchmark(Baseline = true), BenchmarkCategory("Json")]
    public Task JsonByHand() => MessageEndpoint.HandleAsync(Requests.Post(Query, "application/json", Json));

    [Benchmark, BenchmarkCategory("Json")]
    public Task PostJson() => _entry(Requests.Post(Query, "application/json", Json));
}
