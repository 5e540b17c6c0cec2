namespace PhalNet.Internal.Strict;

internal static class MediaTypes
{
    /// <summary>Whether a media type belongs to a range such as <c>image/*</c>; parameters do not count.</summary>
    public static bool Matches(string range, string contentType)
    {
        var mediaType = contentType.Split(';', 2)[0].Trim();
        return range == "*/*"
            || (range.EndsWith("/*", StringComparison.Ordinal)
                ? mediaType.StartsWith(range[..^1], StringComparison.OrdinalIgnoreCase)
                : mediaType.Equals(range, StringComparison.OrdinalIgnoreCase));
    }
}
