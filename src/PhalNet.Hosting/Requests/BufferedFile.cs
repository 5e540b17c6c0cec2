namespace PhalNet.Hosting;

/// <summary>A file within a buffered body.</summary>
internal sealed class BufferedFile(string fieldName, string fileName, string contentType, Stream body, long start, long length) : UploadedFile
{
    public override string FieldName => fieldName;

    // Some clients send the whole path, with the separators of their system.
    public override string FileName { get; } = fileName[(fileName.LastIndexOfAny(['/', '\\']) + 1)..];

    public override string ContentType => contentType;

    public override long Length => length;

    public override Stream OpenRead() => new FileView(body, start, length);
}
