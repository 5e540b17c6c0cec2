using System.Reflection;

namespace PhalNet.Internal.Scanning;

/// <summary>A method that can serve calls, with what reflection said about it: asking again takes its time with thousands of them.</summary>
/// <param name="Description">The action.</param>
/// <param name="Attributes">Those of the method and of the methods it overrides.</param>
/// <param name="Parameters">Those of the method.</param>
internal sealed record FoundAction(ActionDescription Description, Attribute[] Attributes, ParameterInfo[] Parameters)
{
    /// <summary>How mistakes name the method.</summary>
    public string Member { get; } = $"{Description.ServiceType.FullName}.{Description.Method.Name}";
}
