namespace PhalNet.Docs.Tests.Support;

internal sealed class MemoryFile(string fieldName, string fileName, string contentType, byte[] content) : UploadedFile
{
    public override string FieldName => fieldName;

    public override string FileName => fileName;

    public override string ContentType => contentType;

    public override long Length => content.Length;

    public override Stream OpenRead() => new MemoryStream(content, writable: false);
}
