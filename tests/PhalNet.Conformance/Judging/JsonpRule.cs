using System.Text;
using System.Text.Json;
using PhalNet.Conformance.Cases;

namespace PhalNet.Conformance.Judging;

/// <summary>JSONP: the same callback around an equal envelope whose message contains the recorded one.</summary>
internal static class JsonpRule
{
    private const string Guard = "/**/";

    public static string? Difference(string recorded, string actual, EnvelopeNames names)
    {
        var (expected, got) = (Split(recorded), Split(actual));
        if (expected is null) return "the recording is no JSONP";
        if (got is null || got.Value.Callback != expected.Value.Callback)
            return $"body: recorded the callback {Shown.Of(expected.Value.Callback)}, got {Shown.Of(actual)}";
        if (expected.Value.Inner.Length == 0) return got.Value.Inner.Length == 0 ? null : RefusalDifference(got.Value.Inner, names);
        if (!CaseJson.TryParse(Encoding.UTF8.GetBytes(expected.Value.Inner), out var left, out var problem)) return $"the recording is no JSON: {problem}";
        if (!CaseJson.TryParse(Encoding.UTF8.GetBytes(got.Value.Inner), out var right, out problem)) return $"body: no JSON within the callback: {problem}";
        return EnvelopeRule.Difference(left, right, names, names.Message) ?? MessageDifference(left.Text(names.Message), right, names.Message);
    }

    /// <summary>PHP prints nothing if a value cannot be encoded as JSON; the decisions require an envelope instead.</summary>
    private static string? RefusalDifference(string inner, EnvelopeNames names) =>
        CaseJson.TryParse(Encoding.UTF8.GetBytes(inner), out var envelope, out _)
        && envelope.TryInteger(names.Ret, out var ret) && ret is 400 or 500
            ? null
            : $"body: an envelope that refuses is due, got {Shown.Of(inner)}";

    private static string? MessageDifference(string? recorded, JsonElement envelope, string member) =>
        recorded is null ? null
            : envelope.Text(member) is not { } message ? $"{member}: no text there"
            : ContainsMessage(message, recorded) ? null
            : $"{member}: {Shown.Of(message)} does not contain {Shown.Of(recorded)}";

    /// <summary>An empty message stays empty; any other may be part of ours.</summary>
    public static bool ContainsMessage(string message, string recorded) =>
        recorded.Length == 0 ? message.Length == 0 : message.Contains(recorded, StringComparison.Ordinal);

    private static (string Callback, string Inner)? Split(string body)
    {
        var text = body.Trim();
        if (text.StartsWith(Guard, StringComparison.Ordinal)) text = text[Guard.Length..].TrimStart();
        text = text.TrimEnd(';');
        var open = text.IndexOf('(', StringComparison.Ordinal);
        return open < 0 || !text.EndsWith(')') ? null : (text[..open].Trim(), text[(open + 1)..^1].Trim());
    }
}
