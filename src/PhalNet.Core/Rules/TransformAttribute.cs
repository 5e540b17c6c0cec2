namespace PhalNet;

/// <summary>Changes a parameter's text before it is converted and checked. Several run by <see cref="Order"/>, then as declared.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property, AllowMultiple = true)]
public abstract class TransformAttribute : Attribute
{
    /// <summary>Lower numbers run first.</summary>
    public int Order { get; set; }

    /// <summary>Gives the changed text.</summary>
    public abstract string Apply(string text);
}

/// <summary>Takes white space off both ends.</summary>
public sealed class TrimAttribute : TransformAttribute
{
    /// <inheritdoc/>
    public override string Apply(string text) => text.Trim();
}

/// <summary>Makes the text lower case, by the invariant culture.</summary>
public sealed class LowerCaseAttribute : TransformAttribute
{
    /// <inheritdoc/>
    public override string Apply(string text) => text.ToLowerInvariant();
}

/// <summary>Makes the text upper case, by the invariant culture.</summary>
public sealed class UpperCaseAttribute : TransformAttribute
{
    /// <inheritdoc/>
    public override string Apply(string text) => text.ToUpperInvariant();
}
