namespace PhalNet;

/// <summary>One part of a multipart body.</summary>
/// <param name="Name">The field's name as sent.</param>
/// <param name="Text">The bytes of a part that is no file.</param>
/// <param name="File">The file of a part that is one.</param>
public sealed record RawPart(string Name, ReadOnlyMemory<byte> Text, UploadedFile? File);
