using System.Text.Encodings.Web;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using PhalNet.Benchmarks.Setting;
using PhalNet.Hosting;

namespace PhalNet.Benchmarks;

/// <summary>Writing the envelope to a reused buffer, against serialising an anonymous object.</summary>
[MemoryDiagnoser]
public class EnvelopeWriting
{
    private readonly JsonReplyFormat _format = new(Options.Create(new PhalNetOptions()));
    private readonly PooledBuffer _buffer = new(1024);
    private readonly Utf8JsonWriter _writer;
    private IHost _host = null!;
    private JsonSerializerOptions _json = null!;
    private CallResult _result = null!;

    public EnvelopeWriting() => _writer = new(_buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

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
        _result = new CallResult { Data = data, Plan = ResultPlan.For(data.GetType(), action.Module) };
    }

    [GlobalCleanup]
    public Task Cleanup() => BenchHost.StopAsync(_host);

    [Benchmark(Baseline = true)]
    public byte[] AnonymousObject() => JsonSerializer.SerializeToUtf8Bytes(new { Ret = 200, _result.Data, Msg = "" }, _json);

    [Benchmark]
    public int AnonymousObjectToSameBuffer()
    {
        _buffer.Clear();
        _writer.Reset(_buffer);
        JsonSerializer.Serialize(_writer, new { Ret = 200, _result.Data, Msg = "" }, _json);
        return _buffer.WrittenCount;
    }

    [Benchmark]
    public int Envelope()
    {
        _buffer.Clear();
        _format.Write(_buffer, new(_result, CallTrace.None, ReplyNames.Default, "en"));
        return _buffer.WrittenCount;
    }
}
