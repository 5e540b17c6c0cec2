namespace PhalNet;

/// <summary>Makes the text upper case, by the invariant culture.</summary>
public sealed class UpperCaseAttribute : TransformAttribute
{
    /// <inheritdoc/>
    public override string Apply(string text) => text.ToUpperInvariant();
}
