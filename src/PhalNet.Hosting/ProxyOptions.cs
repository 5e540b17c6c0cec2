namespace PhalNet.Hosting;

/// <summary>Whether the caller's address and scheme are taken from the headers <c>X-Forwarded-For</c> and <c>X-Forwarded-Proto</c>.</summary>
public sealed class ProxyOptions
{
    /// <summary>Whether the headers are read at all.</summary>
    public bool Enabled { get; set; }

    /// <summary>The addresses and networks (<c>10.0.0.0/8</c>) of the proxies that may set them; loopback only when empty.</summary>
    public IList<string> KnownProxies { get; } = [];

    /// <summary>How many proxies stand in a row, at least one.</summary>
    public int ForwardLimit { get; set; } = 1;
}
