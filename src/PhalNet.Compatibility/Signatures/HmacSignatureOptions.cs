using System.ComponentModel.DataAnnotations;

namespace PhalNet.Compatibility;

/// <summary>The options of the HMAC-SHA256 signature.</summary>
public sealed class HmacSignatureOptions
{
    /// <summary>The parameter with the signature.</summary>
    [Required]
    public string SignName { get; set; } = "sign";

    /// <summary>The parameter with the application whose secret was used.</summary>
    [Required]
    public string AppKeyName { get; set; } = "app_key";

    /// <summary>The parameter with the time of signing, in seconds since 1970.</summary>
    [Required]
    public string TimestampName { get; set; } = "timestamp";

    /// <summary>The parameter with a text that is only used once.</summary>
    [Required]
    public string NonceName { get; set; } = "nonce";

    /// <summary>The maximum difference between the time of signing and the server's time, in both directions.</summary>
    public TimeSpan Window { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>The maximum number of remembered nonces; when so many arrive within the window, further calls are refused.</summary>
    [Range(1, 100_000_000)]
    public int Nonces { get; set; } = 100_000;
}

/// <summary>Provides the secrets of applications that sign their calls.</summary>
public interface ISignatureSecrets
{
    /// <summary>The secret of an application; empty when it is unknown or locked.</summary>
    ValueTask<ReadOnlyMemory<byte>> FindAsync(string appKey, CancellationToken cancellation);
}
