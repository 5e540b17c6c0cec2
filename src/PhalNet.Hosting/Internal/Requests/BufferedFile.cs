using Microsoft.AspNetCore.WebUtilities;

namespace PhalNet.Hosting.Internal.Requests;

internal sealed class BufferedFile(string fieldName, string fileName, string contentType, FileBufferingReadStream content) : UploadedFile
{
    public override string FieldName => fieldName;

    // Some clients send the whole path, with the separators of their system.
    public override string FileName { get; } = fileName[(fileName.LastIndexOfAny(['/', '\\']) + 1)..];

    public override string ContentType => contentType;

    public override long Length => content.Length;

    public override Stream OpenRead() => new FileView(content);
}
