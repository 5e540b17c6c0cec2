namespace PhalNet.Docs.Internal.Samples;

/// <summary>Values in the query of an address.</summary>
internal static class QueryText
{
    public static string Append(string address, IEnumerable<SampleValue> values)
    {
        var query = string.Join('&', values.Select(value => $"{Encode(value.Name)}={Encode(value.Value)}"));
        return query.Length == 0 ? address : $"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{query}";
    }

    /// <summary>Percent-encodes the UTF-8 of everything but letters, digits and <c>-._~</c>.</summary>
    public static string Encode(string text) => Uri.EscapeDataString(SourceText.Clean(text));
}
