namespace PhalNet.Docs.Internal.Samples;

/// <summary>Words in which curl itself reads some characters.</summary>
internal static class CurlText
{
    /// <summary>For <c>--data-urlencode</c>, which encodes what follows the first <c>=</c> only.</summary>
    public static string Pair(SampleValue value) => $"{QueryText.Encode(value.Name)}={value.Value}";

    /// <summary>For <c>--form-string</c>.</summary>
    public static string Part(SampleValue value) => $"{value.Name}={value.Value}";

    /// <summary>For <c>--form</c>; quoted, a path may hold commas and semicolons.</summary>
    public static string FilePart(SampleValue file) =>
        $"{file.Name}=@\"{file.Value.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    /// <summary>For <c>--header</c>, which takes a header away when nothing follows its colon.</summary>
    public static string Header(SampleValue header) => header.Value.Length == 0 ? $"{header.Name};" : $"{header.Name}: {header.Value}";
}
