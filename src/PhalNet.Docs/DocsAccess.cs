namespace PhalNet.Docs;

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
