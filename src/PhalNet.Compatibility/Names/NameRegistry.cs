namespace PhalNet.Compatibility;

/// <summary>
/// Stores a value under the name it was sent with: leading spaces are removed, dots and spaces become underscores, brackets create arrays,
/// an unclosed bracket becomes an underscore, a later name replaces an earlier one.
/// </summary>
internal static class NameRegistry
{
    /// <summary>PHP's max_input_nesting_level; a name with more brackets is dropped.</summary>
    private const int MaxBrackets = 64;

    private const string Blanks = " \t\n\r\v\f";

    public static void Register(PhpArray target, string name, PhpValue value, bool firstWins = false)
    {
        if (!TryBaseName(name, out var baseName, out var brackets))
            return;
        var path = brackets.IsEmpty ? null : ReadPath(brackets, ref baseName);
        if (path is { Count: > MaxBrackets })
            return;

        var array = target;
        PhpKey? key = baseName;
        foreach (var part in path ?? [])
        {
            array = Open(array, key);
            key = part is null ? default(PhpKey?) : PhpKey.Of(part);
        }

        if (key is not { } last)
            array.Append(value);
        else if (!firstWins || path is { Count: > 0 } || !array.ContainsKey(last))
            array[last] = value;
    }

    /// <summary>The variable name for a sent name without brackets; empty when it is dropped.</summary>
    public static string Rewrite(string name)
    {
        if (!TryBaseName(name, out var baseName, out var brackets))
            return "";
        if (!brackets.IsEmpty)
            ReadPath(brackets, ref baseName);
        return baseName;
    }

    /// <summary>Splits <c>p[a][]</c> into its first part, rewritten, and the rest from the first bracket on.</summary>
    private static bool TryBaseName(string name, out string baseName, out ReadOnlySpan<char> brackets)
    {
        var text = name.AsSpan().TrimStart(' ');
        var zero = text.IndexOf('\0');
        if (zero >= 0)
            text = text[..zero];
        var open = text.IndexOf('[');
        brackets = open < 0 ? default : text[open..];
        baseName = (open < 0 ? text : text[..open]).ToString().Replace(' ', '_').Replace('.', '_');
        if (open != 0)
            return baseName.Length > 0;
        // A name that starts with a bracket has no variable name.
        return false;
    }

    private static List<string?> ReadPath(ReadOnlySpan<char> brackets, ref string baseName)
    {
        List<string?> path = [];
        while (!brackets.IsEmpty && brackets[0] == '[' && path.Count <= MaxBrackets)
        {
            var inside = brackets[1..];
            var skip = !inside.IsEmpty && Blanks.Contains(inside[0]) ? 1 : 0;
            if (inside.Length > skip && inside[skip] == ']')
            {
                path.Add(null);
                brackets = inside[(skip + 1)..];
                continue;
            }

            var close = inside[skip..].IndexOf(']');
            if (close < 0)
            {
                if (path.Count == 0)
                    baseName += "_" + inside.ToString().Replace(' ', '_').Replace('.', '_').Replace('[', '_');
                break;
            }

            path.Add(inside[..(skip + close)].ToString());
            brackets = inside[(skip + close + 1)..];
        }

        return path;
    }

    private static PhpArray Open(PhpArray parent, PhpKey? key)
    {
        if (key is { } name && parent.TryGet(name, out var existing) && existing.IsArray)
            return existing.Array;
        var opened = new PhpArray();
        if (key is { } free)
            parent[free] = opened;
        else
            parent.Append(opened);
        return opened;
    }
}
