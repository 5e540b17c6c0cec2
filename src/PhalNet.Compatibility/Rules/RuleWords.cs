using System.Collections.Frozen;

namespace PhalNet.Compatibility;

/// <summary>
/// The members of rules in PhalApi's format. A rule may have additional ones for functions of the application; one that is similar to a
/// known member, or is a member of the Strict profile, is an error, because it would have no effect.
/// </summary>
internal static class RuleWords
{
    private static readonly string[] Known =
    [
        "name", "type", "require", "default", "min", "max", "regex", "range", "source", "format", "separator", "message", "desc", "ext",
        "callback", "callable", "params", "on_after_parse",
    ];

    private static readonly FrozenDictionary<string, string> Strict = new Dictionary<string, string>
    {
        ["Required"] = "require",
        ["Pattern"] = "regex",
        ["AllowedValues"] = "range",
        ["ListFormat"] = "format",
        ["Description"] = "desc",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The members of a rule without effect, each with the intended one.</summary>
    public static IEnumerable<(string Word, string Meant)> FindMisspelled(PhpArray rule)
    {
        foreach (var key in rule.Keys)
        {
            if (!Known.Contains(key.Text) && Meant(key.Text) is { } meant)
                yield return (key.Text, meant);
        }
    }

    private static string? Meant(string word) =>
        Strict.TryGetValue(word, out var own) ? own : Known.FirstOrDefault(known => IsNear(word.ToLowerInvariant(), known));

    // Equal except for one letter, or for two swapped letters.
    private static bool IsNear(string word, string known)
    {
        var same = 0;
        while (same < word.Length && same < known.Length && word[same] == known[same])
            same++;
        var (left, right) = (word[same..], known[same..]);
        if (left.Length == 0 && right.Length == 0)
            return true;
        if (known.Length < 4)
            return false;
        return IsRest(left, right, 1, 1) || IsRest(left, right, 1, 0) || IsRest(left, right, 0, 1)
            || (left.Length > 1 && right.Length > 1 && left[0] == right[1] && left[1] == right[0] && IsRest(left, right, 2, 2));
    }

    private static bool IsRest(string left, string right, int leftSkip, int rightSkip) =>
        left.Length >= leftSkip && right.Length >= rightSkip && left.AsSpan(leftSkip).SequenceEqual(right.AsSpan(rightSkip));
}
