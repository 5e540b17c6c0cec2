using System.Text.Json;
using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PhalNet.Benchmarks.Setting;
using PhalNet.Hosting;

namespace PhalNet.Benchmarks;

/// <summary>Writing the envelope into a buffer that is used again, against serialising an anonymous object.</summary>
[MemoryDiagnoser]
public class EnvelopeWriting
{
    private readonly EnvelopeWriter _writer = new(new EntryOptions(), memory: false);
    private readonly EnvelopeBuffer _buffer = new();
    private IHost _host = null!;
    private JsonSerializerOptions _json = null!;
    private CallResult _result = null!;

    [Params(1, 100)]
    public int Messages { get; set; }

    [GlobalSetup]
    public async Task Setup()
    {
        _host = await BenchHost.StartAsync(10);
        var action = _host.Services.GetRequiredService<IServiceRegistry>().Current.Actions[0];
        _json = action.Module.Json;
        object data = Messages == 1
            ? new SentMessage(Sent.Uuid)
            : Enumerable.Range(0, Messages).Select(_ => new SentMessage(Sent.Uuid)).ToArray();
        _result = new CallResult { Data = data, Action = action };
    }

    [GlobalCleanup]
    public Task Cleanup() => BenchHost.StopAsync(_host);

    [Benchmark(Baseline = true)]
    public byte[] AnonymousObject() => JsonSerializer.SerializeToUtf8Bytes(new { Ret = 200, _result.Data, Msg = "" }, _json);

    [Benchmark]
    public int AnonymousObjectToSameBuffer()
    {
        _buffer.Reset();
        JsonSerializer.Serialize(_buffer.Json, new { Ret = 200, _result.Data, Msg = "" }, _json);
        return _buffer.Bytes.WrittenCount;
    }

    [Benchmark]
    public int Envelope()
    {
        _buffer.Reset();
        _writer.Write(_buffer.Json, _result, CallTrace.None);
        return _buffer.Bytes.WrittenCount;
    }
}
