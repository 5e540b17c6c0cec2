using System.Text.Json;
using PhalNet.Conformance.Values;

namespace PhalNet.Conformance.Services;

/// <summary>The instructions of a <c>respond</c> part, followed in the order given by the cases' README.</summary>
internal sealed class Instructions(JsonElement respond, ICallContext call)
{
    public object? Follow()
    {
        foreach (var pair in Pairs("headers"))
            AddHeader(pair[0].ToString(), pair[1].ToString());
        foreach (var pair in Pairs("addResult"))
            call.AddExtra(pair[0].ToString(), RespondValue.Build(pair[1]));
        foreach (var pair in Pairs("setDebug"))
            call.Trace.Note(pair[0].ToString(), RespondValue.Build(pair[1]));
        foreach (var tag in Elements("mark"))
            call.Trace.Mark(tag.GetString());
        if (respond.TryGetProperty("language", out var language))
            call.Language = language.GetString()!;

        if (respond.TryGetProperty("throw", out var thrown))
            return Thrown(thrown);
        if (respond.TryGetProperty("break", out _))
            throw new InvalidOperationException("a mistake in the service");
        var value = respond.TryGetProperty("return", out var returned) ? RespondValue.Build(returned) : null;
        return new CallResult { Ret = Ret ?? 200, Data = returned.ValueKind == JsonValueKind.Undefined ? Data : value, Message = Message ?? "" };
    }

    private int? Ret => respond.TryGetProperty("setRet", out var ret) && ret.TryGetInt32(out var number) ? number : null;

    private string? Message => respond.TryGetProperty("setMsg", out var message) ? message.ToString() : null;

    private object? Data => respond.TryGetProperty("setData", out var data) ? RespondValue.Build(data) : null;

    // Data set before an exception stays, so here the result replaces the exception.
    private CallResult Thrown(JsonElement thrown)
    {
        var exception = ThrownException.Make(thrown, call);
        return Data is { } data && exception is CallException known
            ? new CallResult { Ret = known.Ret, Message = known.Message, Data = data }
            : throw exception;
    }

    // PHP drops a header that it cannot send.
    private void AddHeader(string name, string value)
    {
        try
        {
            call.AddHeader(name, value);
        }
        catch (ArgumentException)
        {
            call.Trace.Note("header", name);
        }
    }

    private IEnumerable<JsonElement> Pairs(string member) => Elements(member);

    private IEnumerable<JsonElement> Elements(string member) =>
        respond.TryGetProperty(member, out var elements) && elements.ValueKind == JsonValueKind.Array ? elements.EnumerateArray() : [];
}
