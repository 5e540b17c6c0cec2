namespace PhalNet;

/// <summary>Limits an uploaded file. The size, media type and extension sent by the client are checked, not the content.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class FileRuleAttribute : Attribute
{
    /// <summary>The smallest size in bytes.</summary>
    public long MinBytes { get; set; }

    /// <summary>The largest size in bytes.</summary>
    public long MaxBytes { get; set; } = long.MaxValue;

    /// <summary>The allowed media types, such as <c>image/png</c> or <c>image/*</c>; all when empty.</summary>
    public string[] ContentTypes { get; set; } = [];

    /// <summary>The allowed file name extensions, without the dot; all when empty.</summary>
    public string[] Extensions { get; set; } = [];
}
