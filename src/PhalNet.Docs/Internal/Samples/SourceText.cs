using System.Text;

namespace PhalNet.Docs.Internal.Samples;

/// <summary>Which characters a source file can hold.</summary>
internal static class SourceText
{
    /// <summary>
    /// Halves of surrogate pairs become U+FFFD: no UTF-8 file can hold them. NUL is dropped: neither a form nor a shell can.
    /// </summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value != 0)
                clean.Append(rune);
        }

        return clean.ToString();
    }

    /// <summary>A literal in double quotes.</summary>
    /// <param name="text">What it holds.</param>
    /// <param name="escape">How the language writes a character; null for one that stands for itself.</param>
    public static string Quote(string text, Func<char, string?> escape)
    {
        var literal = new StringBuilder("\"", text.Length + 2);
        foreach (var character in text)
            literal.Append(escape(character) ?? character.ToString());
        return literal.Append('"').ToString();
    }

    /// <summary>
    /// Whether a character would end a literal, be refused by a compiler, or hide or reorder what stands beside it: controls, line
    /// separators, direction marks, the byte order mark.
    /// </summary>
    public static bool NeedsEscape(char character) => character is < ' ' or (>= '\u007f' and <= '\u009f') or '\u061c' or '\u200e' or '\u200f'
        or (>= '\u2028' and <= '\u202e') or (>= '\u2066' and <= '\u2069') or '\ufeff';
}
