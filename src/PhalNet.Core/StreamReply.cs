namespace PhalNet;

/// <summary>Answers with the content of a stream, which is disposed afterwards.</summary>
/// <param name="content">The content, from its present position.</param>
/// <param name="contentType">Its media type.</param>
public sealed class StreamReply(Stream content, string contentType = "application/octet-stream") : ReplyBody
{
    /// <summary>The content.</summary>
    public Stream Content { get; } = content;

    /// <inheritdoc/>
    public override string ContentType { get; } = contentType;

    /// <summary>Under this name the client is asked to save the content; shown in place when null.</summary>
    public string? DownloadName { get; init; }
}
