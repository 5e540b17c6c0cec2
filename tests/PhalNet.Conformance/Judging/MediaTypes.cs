namespace PhalNet.Conformance.Judging;

internal static class MediaTypes
{
    public const string Json = "application/json";
    public const string Script = "text/javascript";

    /// <summary>Media type and charset in lower case, without other parameters.</summary>
    public static (string? MediaType, string? Charset) Parse(string? contentType)
    {
        if (contentType is null) return (null, null);
        var parts = contentType.Split(';', StringSplitOptions.TrimEntries);
        var charset = parts.Skip(1).FirstOrDefault(part => part.StartsWith("charset=", StringComparison.OrdinalIgnoreCase));
        return (parts[0].ToLowerInvariant(), charset?["charset=".Length..].Trim('"').ToLowerInvariant());
    }

    /// <param name="recorded">The recorded header, or null if there was none.</param>
    /// <param name="actual">The header of the reply.</param>
    /// <param name="allowed">A media type that may replace the recorded one.</param>
    public static string? Difference(string? recorded, string? actual, string? allowed)
    {
        var (expected, got) = (Parse(recorded), Parse(actual));
        return (got.MediaType == expected.MediaType || (allowed is not null && got.MediaType == allowed)) && got.Charset == expected.Charset
            ? null
            : $"Content-Type: recorded {Shown.Of(recorded)}, got {Shown.Of(actual)}";
    }
}
