namespace PhalNet;

internal static class JsonBody
{
    /// <summary>The text without a byte order mark and leading white space.</summary>
    public static ReadOnlyMemory<byte> Trim(ReadOnlyMemory<byte> body)
    {
        if (body.Span.StartsWith("\uFEFF"u8))
            body = body[3..];
        var start = body.Span.IndexOfAnyExcept(" \t\r\n"u8);
        return start < 0 ? default : body[start..];
    }
}
