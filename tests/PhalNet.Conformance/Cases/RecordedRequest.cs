namespace PhalNet.Conformance.Cases;

/// <summary>A request as it was sent; names, values and target keep their spelling.</summary>
internal sealed record RecordedRequest(string Method, string Path)
{
    /// <summary>The text after the `?`; empty means that no `?` was sent.</summary>
    public string Query { get; init; } = "";

    public string? ContentType { get; init; }

    /// <summary>Null if the request had no body, which is not the same as an empty one.</summary>
    public byte[]? Body { get; init; }

    /// <summary>A header that was sent twice occurs twice.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    public IReadOnlyList<KeyValuePair<string, string>> Cookies { get; init; } = [];

    public string Target => Query.Length == 0 ? Path : $"{Path}?{Query}";
}
