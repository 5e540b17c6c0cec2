namespace PhalNet.Compatibility.Internal.Requests;

/// <summary>
/// One file part of a multipart form. <paramref name="Token"/> becomes tmp_name: whatever lets the host find the stored bytes again.
/// </summary>
internal sealed record UploadedPart(string Field, string FileName, string? ContentType, long Size, string Token);
