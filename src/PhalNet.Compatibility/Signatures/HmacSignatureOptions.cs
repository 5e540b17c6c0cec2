using System.ComponentModel.DataAnnotations;

namespace PhalNet.Compatibility;

/// <summary>The options of the HMAC-SHA256 signature.</summary>
public sealed class HmacSignatureOptions
{
    /// <summary>The parameter that carries the signature.</summary>
    [Required]
    public string SignName { get; set; } = "sign";

    /// <summary>The parameter that names the application whose secret was used.</summary>
    [Required]
    public string AppKeyName { get; set; } = "app_key";

    /// <summary>The parameter with the time of signing in seconds since 1970.</summary>
    [Required]
    public string TimestampName { get; set; } = "timestamp";

    /// <summary>The parameter with a text that is used once.</summary>
    [Required]
    public string NonceName { get; set; } = "nonce";

    /// <summary>How far the time of signing may be from ours, on either side.</summary>
    public TimeSpan Window { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How many nonces are remembered; when that many came within the window, further calls are refused.</summary>
    [Range(1, 100_000_000)]
    public int Nonces { get; set; } = 100_000;
}

/// <summary>Knows the secrets of applications that sign their calls.</summary>
public interface ISignatureSecrets
{
    /// <summary>The secret of an application, empty when it is unknown or locked out.</summary>
    ValueTask<ReadOnlyMemory<byte>> FindAsync(string appKey, CancellationToken cancellation);
}
