namespace PhalNet;

/// <summary>Limits an uploaded file. What the client says of name and media type is checked, not the content.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class FileRuleAttribute : Attribute
{
    /// <summary>The smallest size in bytes.</summary>
    public long MinBytes { get; set; }

    /// <summary>The largest size in bytes.</summary>
    public long MaxBytes { get; set; } = long.MaxValue;

    /// <summary>The media types that are let in, such as <c>image/png</c>, <c>image/*</c>; all when empty.</summary>
    public string[] ContentTypes { get; set; } = [];

    /// <summary>The file name extensions that are let in, without dot; all when empty.</summary>
    public string[] Extensions { get; set; } = [];
}
