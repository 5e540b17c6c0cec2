using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace PhalNet.Compatibility.Tests.Conformance;

/// <summary>Compares a reply with a recording, according to the rules on the page next to the cases.</summary>
internal static class Judge
{
    /// <summary>Null when the case passes.</summary>
    public static string? Difference(RecordedCase recorded, RecordedReply reply)
    {
        var decision = recorded.Decision;
        if (decision is { As: "instead" })
            return decision.Rets.Contains(reply.Ret) ? null : $"ret {reply.Ret} ({reply.Message}) instead of {string.Join('/', decision.Rets)}";
        if (decision is { As: "recorded-or" } && decision.Rets.Contains(reply.Ret))
            return null;
        return Compare(recorded.Expect, reply);
    }

    private static string? Compare(JsonElement expect, RecordedReply reply)
    {
        var envelope = expect.TryGetProperty("json", out var json) ? json : expect;
        if (!envelope.TryGetProperty("ret", out var ret))
            return $"ret {reply.Ret} where no JSON was recorded";
        if (ret.GetInt32() != reply.Ret)
            return $"ret {reply.Ret} ({reply.Message}) instead of {ret.GetInt32()}";
        var data = envelope.GetProperty("data");
        if (!Same(data, reply.Data))
            return $"data {reply.Data?.ToJsonString()} instead of {data.GetRawText()}";
        return expect.TryGetProperty("message", out var message) ? CompareMessage(message, reply.Message) : null;
    }

    private static string? CompareMessage(JsonElement expect, string message)
    {
        if (expect.GetProperty("empty").GetBoolean() != (message.Length == 0))
            return $"message '{message}'";
        if (expect.TryGetProperty("equals", out var exact) && exact.GetString() != message)
            return $"message '{message}' instead of '{exact.GetString()}'";
        if (!expect.TryGetProperty("mentions", out var mentions))
            return null;
        foreach (var mention in mentions.EnumerateArray())
        {
            var word = mention.GetString()!;
            var isFound = word.All(char.IsAscii)
                ? Regex.IsMatch(message, $"(?<![A-Za-z0-9_]){Regex.Escape(word)}(?![A-Za-z0-9_])")
                : message.Contains(word, StringComparison.Ordinal);
            if (!isFound)
                return $"message '{message}' does not mention '{word}'";
        }

        return null;
    }

    public static bool Same(JsonElement expected, JsonNode? actual)
    {
        if (IsEmpty(expected) && actual is JsonArray { Count: 0 } or JsonObject { Count: 0 })
            return true;
        switch (expected.ValueKind)
        {
            case JsonValueKind.Object:
                return actual is JsonObject map && map.Count == expected.EnumerateObject().Count()
                    && expected.EnumerateObject().All(member => map.TryGetPropertyValue(member.Name, out var item) && Same(member.Value, item));
            case JsonValueKind.Array:
                return actual is JsonArray list && list.Count == expected.GetArrayLength()
                    && expected.EnumerateArray().Zip(list).All(pair => Same(pair.First, pair.Second));
            case JsonValueKind.Number:
                return actual is JsonValue number && number.GetValueKind() == JsonValueKind.Number && SameNumber(expected, number);
            case JsonValueKind.String:
                return actual is JsonValue text && text.GetValueKind() == JsonValueKind.String && text.GetValue<string>() == expected.GetString();
            case JsonValueKind.Null:
                return actual is null;
            default:
                return actual is JsonValue other && other.GetValueKind() == expected.ValueKind;
        }
    }

    private static bool SameNumber(JsonElement expected, JsonValue actual)
    {
        if (expected.TryGetInt64(out var whole) && actual.TryGetValue(out long actualWhole))
            return whole == actualWhole;
        var value = actual.TryGetValue(out double real) ? real : actual.GetValue<long>();
        return expected.GetDouble() == value;
    }

    private static bool IsEmpty(JsonElement element) =>
        (element.ValueKind == JsonValueKind.Array && element.GetArrayLength() == 0)
        || (element.ValueKind == JsonValueKind.Object && !element.EnumerateObject().Any());
}

/// <summary>The content of an envelope.</summary>
internal sealed record RecordedReply(int Ret, JsonNode? Data, string Message);
