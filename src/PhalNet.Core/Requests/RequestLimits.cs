using System.ComponentModel.DataAnnotations;

namespace PhalNet;

/// <summary>How large and how deep a request may be. Anything beyond is answered with ret 400 naming the limit.</summary>
public sealed class RequestLimits
{
    private int? _depth;

    /// <summary>The largest body in bytes, files included.</summary>
    [Range(1, long.MaxValue)]
    public long BodyBytes { get; set; } = 10 * 1024 * 1024;

    /// <summary>
    /// The most memory in bytes that the bodies of all requests take at once. Others wait up to ten seconds, and are then refused with ret
    /// 503. One body that is larger runs alone. What is kept in temporary files does not count.
    /// </summary>
    [Range(1, long.MaxValue)]
    public long BodiesInFlightBytes { get; set; } = 256 * 1024 * 1024;

    /// <summary>
    /// How many seconds a body may take to come, and one more for each 16 KiB received; 0 for no limit. A slower one is ret 408, and the
    /// connection is closed. The time that a body waits for memory does not count.
    /// </summary>
    [Range(0, 86_400)]
    public int BodySeconds { get; set; } = 60;

    /// <summary>
    /// How many seconds a call may take until its result is there; 0 for no limit. It is then cancelled and answered with ret 504, also
    /// where the action goes on. Files and streams are sent without a limit. A module may have a shorter time.
    /// </summary>
    [Range(0, 86_400)]
    public int CallSeconds { get; set; }

    /// <summary>The most parameters of query and body together; the default is that of PHP's max_input_vars.</summary>
    [Range(1, 1_000_000)]
    public int Parameters { get; set; } = 1000;

    /// <summary>The longest parameter name in characters.</summary>
    [Range(1, 1_000_000)]
    public int NameLength { get; set; } = 256;

    /// <summary>
    /// How deep JSON may be nested. Under the PhalApi profile it is 512 unless it is set, and what is deeper is no JSON, as in PHP.
    /// </summary>
    [Range(1, 1000)]
    public int Depth
    {
        get => _depth ?? 64;
        set => _depth = value;
    }

    /// <summary>The most values in JSON, at any depth, and the most elements of a list that is written in text.</summary>
    [Range(1, int.MaxValue)]
    public int Elements { get; set; } = 100_000;

    /// <summary>The longest text of a parameter, or anywhere in JSON, in characters; null for no limit.</summary>
    [Range(1, int.MaxValue)]
    public int? TextLength { get; set; }

    /// <summary>How deep JSON may be nested in a profile that has a depth of its own.</summary>
    /// <param name="own">The depth where <see cref="Depth"/> has not been set.</param>
    public int DepthOr(int own) => _depth ?? own;
}
