using System.Security.Cryptography;

namespace PhalNet.Docs.Clients.Tests.Running;

[Service("App.Upload")]
public sealed class Upload
{
    [Verbs("POST")]
    public async Task<UploadReply> Take(UploadedFile photo, string title, CancellationToken cancellation)
    {
        await using var content = photo.OpenRead();
        var digest = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellation));
        return new(photo.FileName, photo.Length, digest, Digests.Of(title));
    }

    public EchoReply Echo(string text) => new(Digests.Of(text));
}
