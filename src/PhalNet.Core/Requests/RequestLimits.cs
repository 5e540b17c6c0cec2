using System.ComponentModel.DataAnnotations;

namespace PhalNet;

/// <summary>How large and how deep a request may be. Anything beyond is answered with ret 400 naming the limit.</summary>
public sealed class RequestLimits
{
    /// <summary>The largest body in bytes, files included.</summary>
    [Range(1, long.MaxValue)]
    public long BodyBytes { get; set; } = 10 * 1024 * 1024;

    /// <summary>The most parameters of query and body together; the default is that of PHP's max_input_vars.</summary>
    [Range(1, 1_000_000)]
    public int Parameters { get; set; } = 1000;

    /// <summary>The longest parameter name in characters.</summary>
    [Range(1, 1_000_000)]
    public int NameLength { get; set; } = 256;

    /// <summary>How deep JSON may be nested.</summary>
    [Range(1, 1000)]
    public int Depth { get; set; } = 64;
}
