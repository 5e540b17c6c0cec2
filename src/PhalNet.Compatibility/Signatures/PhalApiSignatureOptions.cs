using System.ComponentModel.DataAnnotations;

namespace PhalNet.Compatibility;

/// <summary>The options of PhalApi's MD5 signature.</summary>
public sealed class PhalApiSignatureOptions
{
    /// <summary>The parameter with the signature.</summary>
    [Required]
    public string SignName { get; set; } = "sign";

    /// <summary>The separator between name and value; without one, only the values are concatenated.</summary>
    public string? Separator { get; set; }
}
