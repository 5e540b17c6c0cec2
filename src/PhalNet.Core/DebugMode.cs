namespace PhalNet;

/// <summary>When replies carry debug output.</summary>
public enum DebugMode
{
    /// <summary>Never.</summary>
    Off,

    /// <summary>Always.</summary>
    On,

    /// <summary>When the query has a truthy <c>__debug__</c>; refused outside Development.</summary>
    OnRequest,
}
