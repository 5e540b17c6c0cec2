using System.ComponentModel.DataAnnotations;

namespace PhalNet;

/// <summary>The limits of requests. A request beyond a limit gets ret 400 with the name of the limit.</summary>
public sealed class RequestLimits
{
    private int? _depth;

    /// <summary>The maximum size of a body in bytes, including files.</summary>
    [Range(1, long.MaxValue)]
    public long BodyBytes { get; set; } = 10 * 1024 * 1024;

    /// <summary>
    /// The maximum memory in bytes for the bodies of all requests together. Further requests wait up to ten seconds and then get ret 503. A
    /// single body that is larger runs alone. Content of temporary files does not count.
    /// </summary>
    [Range(1, long.MaxValue)]
    public long BodiesInFlightBytes { get; set; } = 256 * 1024 * 1024;

    /// <summary>
    /// The time limit in seconds for receiving a body, plus one second for each 16 KiB received; 0 for no limit. A slower body gets ret
    /// 408, and the connection is closed. The time that a body waits for memory does not count.
    /// </summary>
    [Range(0, 86_400)]
    public int BodySeconds { get; set; } = 60;

    /// <summary>
    /// The time limit in seconds of a call until its result is available; 0 for no limit. The call is then cancelled and gets ret 504, even
    /// if its action continues to run. Files and streams are sent without a limit. A module may set a lower limit.
    /// </summary>
    [Range(0, 86_400)]
    public int CallSeconds { get; set; }

    /// <summary>The maximum number of parameters in query and body together; the default is that of PHP's max_input_vars.</summary>
    [Range(1, 1_000_000)]
    public int Parameters { get; set; } = 1000;

    /// <summary>The maximum length of a parameter name in characters.</summary>
    [Range(1, 1_000_000)]
    public int NameLength { get; set; } = 256;

    /// <summary>
    /// The maximum depth of JSON. Under the PhalApi profile the default is 512, and deeper JSON is treated as malformed, as in PHP.
    /// </summary>
    [Range(1, 1000)]
    public int Depth
    {
        get => _depth ?? 64;
        set => _depth = value;
    }

    /// <summary>The maximum number of values in JSON at any depth, and of elements of a list in text.</summary>
    [Range(1, int.MaxValue)]
    public int Elements { get; set; } = 100_000;

    /// <summary>The maximum length in characters of the text of a parameter, or of any text in JSON; null for no limit.</summary>
    [Range(1, int.MaxValue)]
    public int? TextLength { get; set; }

    /// <summary>The maximum depth of JSON in a profile with its own default.</summary>
    /// <param name="own">The depth when <see cref="Depth"/> has not been set.</param>
    public int DepthOr(int own) => _depth ?? own;
}
