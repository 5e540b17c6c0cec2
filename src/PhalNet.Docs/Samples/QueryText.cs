namespace PhalNet.Docs;

/// <summary>Values in the query of an address.</summary>
internal static class QueryText
{
    public static string Append(string address, IEnumerable<SampleValue> values)
    {
        var query = string.Join('&', values.Select(value => $"{Encode(value.Name)}={Encode(value.Value)}"));
        return query.Length == 0 ? address : $"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{query}";
    }

    /// <summary>Percent-encodes the UTF-8 bytes of all characters except letters, digits and <c>-._~</c>.</summary>
    public static string Encode(string text) => Uri.EscapeDataString(SourceText.Clean(text));
}

/// <summary>The value of a header.</summary>
internal static class HeaderText
{
    /// <summary>
    /// A line break would begin another header, and white space at the ends is not part of a value (RFC 9110, section 5.5).
    /// </summary>
    public static string Of(string text) =>
        string.Concat(SourceText.Clean(text).Select(character => character is < ' ' or '\u007f' ? ' ' : character)).Trim(' ');
}

/// <summary>Arguments in which curl interprets some characters.</summary>
internal static class CurlText
{
    /// <summary>For <c>--data-urlencode</c>, which only encodes the text after the first <c>=</c>.</summary>
    public static string Pair(SampleValue value) => $"{QueryText.Encode(value.Name)}={value.Value}";

    /// <summary>For <c>--form-string</c>.</summary>
    public static string Part(SampleValue value) => $"{value.Name}={value.Value}";

    /// <summary>For <c>--form</c>; in quotes a path may contain commas and semicolons.</summary>
    public static string FilePart(SampleValue file) =>
        $"{file.Name}=@\"{file.Value.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    /// <summary>For <c>--header</c>, which removes a header if its value is empty.</summary>
    public static string Header(SampleValue header) => header.Value.Length == 0 ? $"{header.Name};" : $"{header.Name}: {header.Value}";
}
