namespace PhalNet;

/// <summary>Takes white space off both ends.</summary>
public sealed class TrimAttribute : TransformAttribute
{
    /// <inheritdoc/>
    public override string Apply(string text) => text.Trim();
}
