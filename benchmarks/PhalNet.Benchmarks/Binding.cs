using System.Collections.Frozen;
using BenchmarkDotNet.Attributes;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PhalNet.Benchmarks.Setting;
using PhalNet.Hosting;

namespace PhalNet.Benchmarks;

/// <summary>
/// From a query string to five checked values, against parsing and checking by hand; with a short text and with a Chinese one.
/// </summary>
[MemoryDiagnoser]
public class Binding
{
    private static readonly FrozenDictionary<string, MessageType> Types = Enum.GetValues<MessageType>()
        .ToFrozenDictionary(type => type.ToString().ToLowerInvariant(), StringComparer.Ordinal);

    private static readonly RequestLimits Limits = new();

    private readonly CallRequest _inMemory = Sent.Call();
    private readonly Caller _caller = new();
    private EntryBodies _bodies = null!;
    private string _query = null!;
    private HttpContext _http = null!;
    private IHost _host = null!;
    private ServiceAction _action = null!;
    private IMessageCatalog _messages = null!;

    [Params("hello world", Sent.Chinese)]
    public string Text { get; set; } = "";

    [GlobalSetup]
    public async Task Setup()
    {
        _query = Sent.Fields.Replace("hello%20world", Uri.EscapeDataString(Text), StringComparison.Ordinal);
        _http = Requests.Get(_query);
        _host = await BenchHost.StartAsync(10);
        _messages = _host.Services.GetRequiredService<IMessageCatalog>();
        if (!_host.Services.GetRequiredService<IServiceRegistry>().Current.TryFind(Sent.Service, "", out _action!))
            throw new InvalidOperationException("The service is not in the table.");
        var registry = _host.Services.GetRequiredService<IServiceRegistry>();
        var files = _host.Services.GetRequiredService<BodyFiles>();
        _bodies = new(new(Limits, TimeProvider.System), files, Limits, registry, "", _ => null);
        if (FromQuery()?[1] as string != Text || FromMemory()?[0] as string != Sent.Uuid || ByHand()?.Data != Text)
            throw new InvalidOperationException("The values were not bound.");
    }

    [GlobalCleanup]
    public Task Cleanup() => BenchHost.StopAsync(_host);

    [Benchmark(Baseline = true)]
    public (string? Token, string ToUuid, string Data, MessageType Type, string? ExtData)? ByHand()
    {
        string? token = null, toUuid = null, data = null, type = null, extData = null;
        foreach (var pair in new QueryStringEnumerable(_query))
        {
            var name = pair.DecodeName().Span;
            if (name.SequenceEqual("access_token"))
                token = pair.DecodeValue().ToString();
            else if (name.SequenceEqual("chat_message_to_uuid"))
                toUuid = pair.DecodeValue().ToString();
            else if (name.SequenceEqual("chat_message_data"))
                data = pair.DecodeValue().ToString();
            else if (name.SequenceEqual("chat_message_type"))
                type = pair.DecodeValue().ToString();
            else if (name.SequenceEqual("ext_data"))
                extData = pair.DecodeValue().ToString();
        }

        if (toUuid is not { Length: 32 } || string.IsNullOrEmpty(data) || type is null || !Types.TryGetValue(type, out var known))
            return null;
        return (token, toUuid, data, known, extData);
    }

    [Benchmark]
    public object?[]? FromQuery()
    {
        var raw = new HttpRawRequest(_http, _bodies) { Limits = Limits };
        var values = new StrictValues(raw);
        values.ReadQuery(raw.QueryMemory);
        var bound = Bind(new CallRequest(Sent.Service, values) { Caller = _caller });
        return raw.DisposeAsync().IsCompletedSuccessfully ? bound : null;
    }

    [Benchmark]
    public object?[]? FromMemory() => Bind(_inMemory);

    private object?[]? Bind(CallRequest request)
    {
        var call = new CallContext(request, _action, _messages, "en", default);
        return _action.Plan.Binder.Bind(call) is null ? call.Bound : null;
    }
}
