namespace PhalNet.Core.Tests;

internal sealed class MemoryFile(string fileName, string contentType, byte[] content) : UploadedFile
{
    public override string FieldName => "file";

    public override string FileName => fileName;

    public override string ContentType => contentType;

    public override long Length => content.Length;

    public override Stream OpenRead() => new MemoryStream(content, writable: false);
}
