using System.Text.Json;
using PhalNet.Conformance.Cases;

namespace PhalNet.Conformance.Judging;

/// <summary>The wording of messages is ours; a recording only defines whether there is one and what it must mention.</summary>
internal static class MessageRule
{
    public static string? Difference(JsonElement rule, JsonElement envelope, string member)
    {
        if (envelope.Text(member) is not { } message) return $"{member}: no text there";
        if (rule.Text("equals") is { } exact && message != exact) return $"{member}: recorded {Shown.Of(exact)}, got {Shown.Of(message)}";
        if (rule.Member("empty") is { } empty && empty.GetBoolean() != (message.Length == 0))
            return $"{member}: {(message.Length == 0 ? "empty, but a message is due" : $"must be empty, but {Shown.Of(message)}")}";
        if (rule.Member("mentions") is not { ValueKind: JsonValueKind.Array } mentions) return null;
        foreach (var mention in mentions.EnumerateArray())
        {
            if (!Mentions(message, mention.GetString()!)) return $"{member}: {Shown.Of(message)} does not mention {Shown.Of(mention.GetString())}";
        }

        return null;
    }

    /// <summary>ASCII words must stand alone; at an end with another character a mention may touch any text.</summary>
    public static bool Mentions(string message, string mention)
    {
        for (var at = 0; (at = message.IndexOf(mention, at, StringComparison.Ordinal)) >= 0; at++)
        {
            var end = at + mention.Length;
            if (mention.Length == 0 || (!Glued(message, at - 1, at) && !Glued(message, end - 1, end))) return true;
        }

        return false;
    }

    private static bool Glued(string text, int left, int right) => left >= 0 && right < text.Length && IsWord(text[left]) && IsWord(text[right]);

    private static bool IsWord(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';
}
