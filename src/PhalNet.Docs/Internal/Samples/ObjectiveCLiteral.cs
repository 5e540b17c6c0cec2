using System.Text;

namespace PhalNet.Docs.Internal.Samples;

/// <summary>An Objective-C string. C has no <c>\u</c> for controls, so escapes are the octal bytes of UTF-8, always three digits.</summary>
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
