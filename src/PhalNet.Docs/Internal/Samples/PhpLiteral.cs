using System.Globalization;

namespace PhalNet.Docs.Internal.Samples;

/// <summary>A PHP string: single quotes where they will do, double quotes where something needs an escape.</summary>
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
