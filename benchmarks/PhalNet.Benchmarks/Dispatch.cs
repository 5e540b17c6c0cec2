using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PhalNet.Benchmarks.Setting;

namespace PhalNet.Benchmarks;

/// <summary>A whole call without HTTP, five parameters bound and checked, against calling the method; and a call that is refused.</summary>
[MemoryDiagnoser]
public class Dispatch
{
    private readonly CallRequest _accepted = Sent.Call();
    private readonly CallRequest _refused = Sent.Call("video");
    private readonly Message _service = new();
    private IHost _host = null!;
    private ICallDispatcher _dispatcher = null!;

    [Params(10, 1_000, 10_000)]
    public int Services { get; set; }

    [GlobalSetup]
    public async Task Setup()
    {
        _host = await BenchHost.StartAsync(Services);
        _dispatcher = _host.Services.GetRequiredService<ICallDispatcher>();
        if (await Accepted() is not { Ret: 200, Data: SentMessage { Id: Sent.Uuid } } || await Refused() is not { Ret: 400 })
            throw new InvalidOperationException("The calls do not end as they should.");
    }

    [GlobalCleanup]
    public Task Cleanup() => BenchHost.StopAsync(_host);

    [Benchmark(Baseline = true)]
    public SentMessage Method() => _service.Send(Sent.Uuid, "hello world", MessageType.Text, "x");

    [Benchmark]
    public ValueTask<CallResult> Accepted() => CallAsync(_accepted);

    [Benchmark]
    public ValueTask<CallResult> AcceptedWithRequest() => CallAsync(Sent.Call());

    [Benchmark]
    public ValueTask<CallResult> Refused() => CallAsync(_refused);

    // A result that is not disposed keeps its lease on the module.
    private async ValueTask<CallResult> CallAsync(CallRequest request)
    {
        var result = await _dispatcher.CallAsync(request);
        await result.DisposeAsync();
        return result;
    }
}
