namespace PhalNet;

/// <summary>The places a parameter's value can come from.</summary>
public enum ValueSource
{
    /// <summary>The body, then the query.</summary>
    Any,

    /// <summary>The query alone.</summary>
    Query,

    /// <summary>The body alone: form, multipart or JSON.</summary>
    Body,

    /// <summary>A cookie.</summary>
    Cookie,

    /// <summary>A request header; names ignore case.</summary>
    Header,
}
