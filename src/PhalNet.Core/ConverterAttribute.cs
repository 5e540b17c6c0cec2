namespace PhalNet;

/// <summary>Reads one parameter with a converter of the module's own.</summary>
/// <param name="type">A <see cref="ParameterConverter"/> with a constructor that the module's services can fill.</param>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class ConverterAttribute(Type type) : Attribute
{
    /// <summary>The converter's type.</summary>
    public Type Type { get; } = type;
}
