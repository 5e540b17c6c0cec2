using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using PhalNet.Conformance.Cases;
using PhalNet.Conformance.Http;

namespace PhalNet.Conformance.Tests.Replay;

/// <summary>Builds from a case's expectation a reply that must pass, as a perfect product would return it.</summary>
internal static class RecordedReply
{
    public static RawReply For(ConformanceCase @case, Decision? decision, ReplayFault fault)
    {
        if (decision?.Kind == DecisionKind.Instead) return Envelope(200, decision.Rets[0] + (fault == ReplayFault.Ret ? 7000 : 0));
        var expect = @case.Expect;
        var status = expect.GetProperty("status").GetInt32();
        var headers = new List<KeyValuePair<string, string>> { new("Content-Type", expect.Text("contentType") ?? "application/json;charset=utf-8") };
        if (expect.Member("headers") is { } recorded)
        {
            var all = recorded.EnumerateArray().Select(pair => KeyValuePair.Create(pair[0].GetString()!, pair[1].GetString()!)).ToList();
            headers.RemoveAll(header => all.Any(other => other.Key.Equals(header.Key, StringComparison.OrdinalIgnoreCase)));
            headers.AddRange(all);
        }

        return new RawReply(status, expect.Text("reason") ?? "", headers, Encoding.UTF8.GetBytes(Body(expect, fault)));
    }

    public static RawReply Envelope(int status, int ret, string data = "{}") =>
        new(status, "", [new("Content-Type", "application/json;charset=utf-8")], Encoding.UTF8.GetBytes($$"""{"ret":{{ret}},"data":{{data}},"msg":"words"}"""));

    private static string Body(JsonElement expect, ReplayFault fault)
    {
        if (expect.Text("body") is { } body) return Measured(body);
        JsonObject envelope;
        if (expect.Member("json") is { } json) envelope = JsonObject.Create(json)!;
        else if (expect.Member("ret") is { } ret) envelope = new() { ["ret"] = JsonValue.Create(ret), ["data"] = Node(expect.GetProperty("data")) };
        else return "";
        var member = expect.Text("messageMember") ?? "msg";
        if (expect.Member("message") is { } message) envelope[member] = fault == ReplayFault.Message ? Fault(message) : Message(message);
        if (fault == ReplayFault.ExtraMember) envelope["more"] = 1;
        if (fault == ReplayFault.Ret && envelope.FirstOrDefault(pair => pair.Key is "ret" or "code") is { Key: { } name }) envelope[name] = -7;
        return Measured(envelope.ToJsonString(new JsonSerializerOptions { MaxDepth = 2048 }));
    }

    private static JsonNode? Node(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.Object => JsonObject.Create(value),
        JsonValueKind.Array => JsonArray.Create(value),
        _ => JsonValue.Create(value),
    };

    private static string Message(JsonElement rule)
    {
        if (rule.Text("equals") is { } exact) return exact;
        if (rule.GetProperty("empty").GetBoolean()) return "";
        return rule.Member("mentions") is { } mentions ? string.Join("，", mentions.EnumerateArray().Select(mention => mention.GetString())) : "words";
    }

    private static string Fault(JsonElement rule) => rule.Member("empty") is { ValueKind: JsonValueKind.True } ? "words" : "";

    private static string Measured(string text) =>
        text.Replace("{ms}", "12.5", StringComparison.Ordinal).Replace("{mem}", "3.1MB", StringComparison.Ordinal).Replace("/app/", "/other/place/", StringComparison.Ordinal);
}
