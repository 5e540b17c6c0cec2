using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace PhalNet;

internal static partial class MessageText
{
    /// <summary>
    /// Whether a service's message has the form of a key: words of lower-case letters, digits and hyphens, separated by dots. All other
    /// messages are used unchanged, even if a language file has them as a key.
    /// </summary>
    public static bool IsKey(string text) => Key().IsMatch(text);

    /// <summary>Truncates a text with an ellipsis, without splitting a surrogate pair.</summary>
    public static string Cut(string text, int most)
    {
        if (text.Length <= most)
            return text;
        var end = char.IsHighSurrogate(text[most - 1]) ? most - 1 : most;
        return string.Concat(text.AsSpan(0, end), "…");
    }

    /// <summary>Fills the placeholders in one pass, so that braces in values are kept.</summary>
    public static string Fill(string text, IReadOnlyList<MessageArgument> arguments)
    {
        if (arguments.Count == 0)
            return text;
        var filled = new DefaultInterpolatedStringHandler(0, 0, CultureInfo.InvariantCulture, stackalloc char[256]);
        var rest = text.AsSpan();
        while (rest.IndexOf('{') is >= 0 and var open)
        {
            filled.AppendFormatted(rest[..open]);
            rest = rest[open..];
            var close = rest[1..].IndexOfAny('{', '}') + 1;
            var length = close > 1 && rest[close] == '}' ? close + 1 : 1;
            filled.AppendFormatted(length > 1 && Find(arguments, rest[1..close]) is { } value ? value : rest[..length]);
            rest = rest[length..];
        }

        filled.AppendFormatted(rest);
        return filled.ToStringAndClear();
    }

    private static string? Find(IReadOnlyList<MessageArgument> arguments, ReadOnlySpan<char> name)
    {
        for (var i = 0; i < arguments.Count; i++)
        {
            if (name.SequenceEqual(arguments[i].Name))
                return arguments[i].Value;
        }

        return null;
    }

    [GeneratedRegex(@"^[a-z0-9_-]+(\.[a-z0-9_-]+)+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Key();
}
