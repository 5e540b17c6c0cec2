namespace PhalNet;

/// <summary>Answers with a file.</summary>
/// <param name="path">The file's path.</param>
/// <param name="contentType">Its media type.</param>
public sealed class FileReply(string path, string contentType = "application/octet-stream") : ReplyBody
{
    /// <summary>The file's path.</summary>
    public string Path { get; } = path;

    /// <inheritdoc/>
    public override string ContentType { get; } = contentType;

    /// <summary>Under this name the client is asked to save the file; shown in place when null.</summary>
    public string? DownloadName { get; init; }
}
