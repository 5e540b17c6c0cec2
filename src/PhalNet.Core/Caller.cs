using System.Net;

namespace PhalNet;

/// <summary>What is known of who calls and how.</summary>
public sealed record Caller
{
    /// <summary>The HTTP method, or what stands for it; upper case.</summary>
    public string Method { get; init; } = "POST";

    /// <summary>The caller's address, null without a network.</summary>
    public IPAddress? Address { get; init; }

    /// <summary>A text that names this call in replies and log lines; made when first asked for unless given.</summary>
    public string TraceId
    {
        get => field ??= Guid.NewGuid().ToString("N");
        init;
    }
}
