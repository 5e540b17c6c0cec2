namespace PhalNet.Docs.Internal.Samples;

/// <summary>The value of a header.</summary>
internal static class HeaderText
{
    /// <summary>A line break would begin another header, and spaces at the ends are not part of a value (RFC 9110, section 5.5).</summary>
    public static string Of(string text) =>
        string.Concat(SourceText.Clean(text).Select(character => character is < ' ' or '\u007f' ? ' ' : character)).Trim(' ');
}
