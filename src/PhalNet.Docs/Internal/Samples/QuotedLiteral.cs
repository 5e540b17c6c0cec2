using System.Globalization;

namespace PhalNet.Docs.Internal.Samples;

/// <summary>The string literal that JavaScript, Python, Java, C# and Go share: double quotes, <c>\n</c>, <c>\u0001</c>.</summary>
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
