namespace PhalNet;

/// <summary>
/// Changes a parameter's text before it is converted and checked. Several transforms run by <see cref="Order"/>, then in declaration order.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property, AllowMultiple = true)]
public abstract class TransformAttribute : Attribute
{
    /// <summary>Lower numbers run first.</summary>
    public int Order { get; set; }

    /// <summary>Returns the changed text.</summary>
    public abstract string Apply(string text);
}

/// <summary>Removes white space at both ends.</summary>
public sealed class TrimAttribute : TransformAttribute
{
    /// <inheritdoc/>
    public override string Apply(string text) => text.Trim();
}

/// <summary>Converts the text to lower case, with the invariant culture.</summary>
public sealed class LowerCaseAttribute : TransformAttribute
{
    /// <inheritdoc/>
    public override string Apply(string text) => text.ToLowerInvariant();
}

/// <summary>Converts the text to upper case, with the invariant culture.</summary>
public sealed class UpperCaseAttribute : TransformAttribute
{
    /// <inheritdoc/>
    public override string Apply(string text) => text.ToUpperInvariant();
}
