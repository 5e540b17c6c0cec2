namespace PhalNet;

/// <summary>Makes the text lower case, by the invariant culture.</summary>
public sealed class LowerCaseAttribute : TransformAttribute
{
    /// <inheritdoc/>
    public override string Apply(string text) => text.ToLowerInvariant();
}
