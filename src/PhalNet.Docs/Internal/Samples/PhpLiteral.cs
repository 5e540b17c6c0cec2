using System.Globalization;
using System.Text;

namespace PhalNet.Docs.Internal.Samples;

/// <summary>A PHP string: single quotes where they will do, double quotes where something needs an escape.</summary>
internal static class PhpLiteral
{
    public static string Write(string text) =>
        text.Any(SourceText.NeedsEscape) ? Double(text) : $"'{text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("'", @"\'", StringComparison.Ordinal)}'";

    private static string Double(string text)
    {
        var literal = new StringBuilder("\"", text.Length + 2);
        foreach (var character in text)
            literal.Append(Escaped(character) ?? character.ToString());
        return literal.Append('"').ToString();
    }

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
