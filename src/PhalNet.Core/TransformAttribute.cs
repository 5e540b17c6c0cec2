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
