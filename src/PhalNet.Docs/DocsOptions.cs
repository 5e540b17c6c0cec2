namespace PhalNet.Docs;

/// <summary>The options of the documentation pages; the configuration section <c>PhalNet:Docs</c>.</summary>
public sealed class DocsOptions
{
    /// <summary>Who may read the pages; by default everybody in Development and nobody elsewhere.</summary>
    public DocsAccess? Access { get; set; }

    /// <summary>The password of <see cref="DocsAccess.Password"/>, at least 8 characters long.</summary>
    public string? Password { get; set; }

    /// <summary>How long a reader stays logged in.</summary>
    public TimeSpan SessionLength { get; set; } = TimeSpan.FromHours(12);

    /// <summary>
    /// Modules, by name, with a more restrictive access than the rest; an access wider than <see cref="Access"/> has no effect.
    /// </summary>
    public IDictionary<string, DocsAccess> Modules { get; } = new Dictionary<string, DocsAccess>(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// The scheme, host and optional path that clients use from outside, such as <c>https://api.example.com</c>; by default those of the
    /// request for the page.
    /// </summary>
    public string? PublicAddress { get; set; }
}

/// <summary>Who may read the documentation pages.</summary>
public enum DocsAccess
{
    /// <summary>Nobody: all paths under the prefix return HTTP 404.</summary>
    Off,

    /// <summary>Readers who enter the password once in a browser.</summary>
    Password,

    /// <summary>Everybody.</summary>
    Open,
}
