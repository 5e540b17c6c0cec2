namespace PhalNet.Compatibility;

/// <summary>A request as received, before names are rewritten. Text contains bytes as UTF-8.</summary>
internal sealed record PhpRequestSource
{
    public string Method { get; init; } = "GET";

    /// <summary>The raw target without the query.</summary>
    public string Path { get; init; } = "/";

    /// <summary>The raw query, without the question mark.</summary>
    public string Query { get; init; } = "";

    public string? ContentType { get; init; }

    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>The whole body; ignored for a multipart form, whose parts are in the next two properties.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    public IReadOnlyList<KeyValuePair<string, string>> Fields { get; init; } = [];

    public IReadOnlyList<UploadedPart> Uploads { get; init; } = [];

    public string Protocol { get; init; } = "HTTP/1.1";

    public string RemoteAddress { get; init; } = "";

    public RequestOrder Order { get; init; }

    public RequestLimits Limits { get; init; } = new();

    /// <summary>Whether the bytes of the body can no longer be read.</summary>
    public Func<bool> HasEnded { get; init; } = () => false;
}

/// <summary>A file part of a multipart form. <paramref name="Token"/> becomes tmp_name and lets the host find the stored bytes.</summary>
internal sealed record UploadedPart(string Field, string FileName, string? ContentType, long Size, string Token);

/// <summary>PHP's request_order: the sources of a request parameter, later ones override earlier ones.</summary>
internal enum RequestOrder : byte
{
    GetPost,
    GetPostCookie,
}
