namespace PhalNet.Docs.Internal.Serving;

/// <summary>A file that pages load, in every form it is sent in.</summary>
/// <param name="PublicName">Its name with a part of its hash, so that browsers may keep it for ever.</param>
/// <param name="ContentType">Its media type.</param>
/// <param name="Plain">The bytes.</param>
/// <param name="Brotli">The bytes, compressed with Brotli.</param>
/// <param name="Gzip">The bytes, compressed with gzip.</param>
internal sealed record Asset(string PublicName, string ContentType, byte[] Plain, byte[] Brotli, byte[] Gzip);
