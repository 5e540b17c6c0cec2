using static PhalNet.Compatibility.TransformKinds;

namespace PhalNet.Compatibility;

/// <summary>Functions on text; letters are ASCII letters, as in PHP 8.</summary>
internal static class TextTransforms
{
    private const string Trimmed = " \n\r\t\v\0";
    private const string WordBreaks = " \t\r\n\f\v";

    public static void AddTo(Dictionary<string, PhpTransform> all)
    {
        all["trim"] = OfText(text => text.AsSpan().Trim(Trimmed).ToString());
        all["ltrim"] = OfText(text => text.AsSpan().TrimStart(Trimmed).ToString());
        all["rtrim"] = all["chop"] = OfText(text => text.AsSpan().TrimEnd(Trimmed).ToString());
        all["strtoupper"] = OfText(text => Map(text, static (c, _) => Upper(c)));
        all["strtolower"] = OfText(text => Map(text, static (c, _) => Lower(c)));
        all["ucfirst"] = OfText(text => Map(text, static (c, before) => before is null ? Upper(c) : c));
        all["lcfirst"] = OfText(text => Map(text, static (c, before) => before is null ? Lower(c) : c));
        all["ucwords"] = OfText(text => Map(
            text, static (c, before) => before is null || WordBreaks.Contains(before.Value) ? Upper(c) : c));
        all["strrev"] = OfBytes(Reverse);
        all["strlen"] = OfText(text => PhpText.ByteCount(text));
        all["mb_strlen"] = OfText(text => LeadBytes.Utf8.Count(text));
        all["mb_strtoupper"] = OfText(text => text.ToUpperInvariant());
        all["mb_strtolower"] = OfText(text => text.ToLowerInvariant());
    }

    private static string Map(string text, Func<char, char?, char> map) => string.Create(text.Length, (text, map), static (mapped, state) =>
    {
        for (var i = 0; i < mapped.Length; i++)
            mapped[i] = state.map(state.text[i], i == 0 ? null : state.text[i - 1]);
    });

    private static PhpValue Reverse(byte[] bytes)
    {
        Array.Reverse(bytes);
        return PhpText.FromBytes(bytes);
    }

    private static char Upper(char c) => char.IsAsciiLetterLower(c) ? (char)(c - 0x20) : c;

    private static char Lower(char c) => char.IsAsciiLetterUpper(c) ? (char)(c + 0x20) : c;
}
