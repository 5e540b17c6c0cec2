namespace PhalNet.Docs;

/// <summary>The options of the documentation pages; the configuration section <c>PhalNet:Docs</c>.</summary>
public sealed class DocsOptions
{
    /// <summary>Who may read; everybody in Development and nobody elsewhere when not set.</summary>
    public DocsAccess? Access { get; set; }

    /// <summary>The password of <see cref="DocsAccess.Password"/>, at least 8 characters long.</summary>
    public string? Password { get; set; }

    /// <summary>How long a reader who gave the password stays let in.</summary>
    public TimeSpan SessionLength { get; set; } = TimeSpan.FromHours(12);

    /// <summary>
    /// Modules, by name, whose services are for fewer readers than the rest; what is wider than <see cref="Access"/> has no effect.
    /// </summary>
    public IDictionary<string, DocsAccess> Modules { get; } = new Dictionary<string, DocsAccess>(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// The scheme, host and maybe path that clients call from outside, such as <c>https://api.example.com</c>; those of the request for the
    /// page when not set.
    /// </summary>
    public string? PublicAddress { get; set; }
}

/// <summary>Who may read the documentation pages.</summary>
public enum DocsAccess
{
    /// <summary>Nobody: the prefix answers HTTP 404.</summary>
    Off,

    /// <summary>Whoever gives the password once in a browser.</summary>
    Password,

    /// <summary>Everybody.</summary>
    Open,
}
