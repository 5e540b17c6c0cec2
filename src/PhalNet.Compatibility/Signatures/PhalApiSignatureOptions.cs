using System.ComponentModel.DataAnnotations;

namespace PhalNet.Compatibility;

/// <summary>The options of PhalApi's MD5 signature.</summary>
public sealed class PhalApiSignatureOptions
{
    /// <summary>The parameter that carries the signature.</summary>
    [Required]
    public string SignName { get; set; } = "sign";

    /// <summary>What stands between name and value; without it the values alone are joined.</summary>
    public string? Separator { get; set; }
}
