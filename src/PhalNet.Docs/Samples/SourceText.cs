using System.Globalization;
using System.Text;

namespace PhalNet.Docs;

/// <summary>The characters that source files can contain.</summary>
internal static class SourceText
{
    /// <summary>
    /// Unpaired surrogates become U+FFFD, because UTF-8 files cannot contain them. NUL is removed, because forms and shells do not support
    /// it.
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
    /// <param name="text">The content.</param>
    /// <param name="escape">Returns the escape of a character; null when it needs none.</param>
    public static string Quote(string text, Func<char, string?> escape)
    {
        var literal = new StringBuilder("\"", text.Length + 2);
        foreach (var character in text)
            literal.Append(escape(character) ?? character.ToString());
        return literal.Append('"').ToString();
    }

    /// <summary>
    /// Whether a character would end a literal, be refused by a compiler, or hide or reorder its surroundings: control characters, line
    /// separators, direction marks, the byte order mark.
    /// </summary>
    public static bool NeedsEscape(char character) =>
        character is < ' ' or (>= '\u007f' and <= '\u009f') or '\u061c' or '\u200e' or '\u200f'
        or (>= '\u2028' and <= '\u202e') or (>= '\u2066' and <= '\u2069') or '\ufeff';
}

/// <summary>The string literal of JavaScript, Python, Java, C# and Go: double quotes, <c>\n</c>, <c>\u0001</c>.</summary>
internal static class QuotedLiteral
{
    public static string Write(string text) => SourceText.Quote(text, Escaped);

    private static string? Escaped(char character) => character switch
    {
        '\\' => @"\\",
        '"' => "\\\"",
        '\n' => @"\n",
        '\r' => @"\r",
        '\t' => @"\t",
        _ when SourceText.NeedsEscape(character) => string.Create(CultureInfo.InvariantCulture, $@"\u{(int)character:x4}"),
        _ => null,
    };
}

/// <summary>A Ruby string: like the others, but <c>#</c> begins an interpolation.</summary>
internal static class RubyLiteral
{
    public static string Write(string text) => QuotedLiteral.Write(text).Replace("#", @"\#", StringComparison.Ordinal);
}

/// <summary>A PHP string: in single quotes if possible, in double quotes if an escape is needed.</summary>
internal static class PhpLiteral
{
    public static string Write(string text) => text.Any(SourceText.NeedsEscape)
        ? SourceText.Quote(text, Escaped)
        : $"'{text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("'", @"\'", StringComparison.Ordinal)}'";

    private static string? Escaped(char character) => character switch
    {
        '\\' => @"\\",
        '"' => "\\\"",
        '$' => @"\$",
        '\n' => @"\n",
        '\r' => @"\r",
        '\t' => @"\t",
        _ when SourceText.NeedsEscape(character) => string.Create(CultureInfo.InvariantCulture, $@"\u{{{(int)character:x}}}"),
        _ => null,
    };
}

/// <summary>A POSIX shell argument. In single quotes all characters are literal except the quote itself.</summary>
internal static class ShellLiteral
{
    public static string Write(string text) => $"'{text.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}

/// <summary>
/// An Objective-C string. C has no <c>\u</c> for control characters, so escapes are the octal UTF-8 bytes with three digits.
/// </summary>
internal static class ObjectiveCLiteral
{
    public static string Write(string text)
    {
        var literal = new StringBuilder("@\"", text.Length + 3);
        var previous = '\0';
        foreach (var character in text)
        {
            literal.Append(Escaped(character, previous) ?? character.ToString());
            previous = character;
        }

        return literal.Append('"').ToString();
    }

    // Two question marks may begin a trigraph.
    private static string? Escaped(char character, char previous) => character switch
    {
        '\\' => @"\\",
        '"' => "\\\"",
        '\n' => @"\n",
        '\r' => @"\r",
        '\t' => @"\t",
        '?' when previous == '?' => @"\?",
        _ when SourceText.NeedsEscape(character) => Octal(character),
        _ => null,
    };

    private static string Octal(char character) => string.Concat(Encoding.UTF8.GetBytes([character])
        .Select(value => @"\" + Convert.ToString(value, 8).PadLeft(3, '0')));
}
