using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace PhalNet.Internal.Scanning;

/// <summary>
/// Whether a parameter or property of a reference type is declared nullable. <see cref="NullabilityInfoContext"/> knows it all and is slow; it is
/// asked only where something is written about the parameter itself, where what is around it is nullable unless said otherwise, and where a
/// type argument may say it.
/// </summary>
internal sealed class NullableReader
{
    private const byte Nullable = 2;

    private readonly NullabilityInfoContext _nullability = new();
    private readonly Dictionary<MemberInfo, byte?> _contexts = [];
    private readonly Dictionary<(Module, int), bool> _properties = [];

    public bool IsNullable(ParameterInfo parameter, Attribute[] attributes) =>
        (IsAnnotated(attributes) || parameter.Member.DeclaringType is { IsGenericType: true } || Context(parameter.Member) == Nullable)
        && _nullability.Create(parameter).WriteState == NullabilityState.Nullable;

    /// <summary>A property of a base class is declared once, however many classes have it.</summary>
    public bool IsNullable(PropertyInfo property)
    {
        if (property.DeclaringType is { IsGenericType: true })
            return Ask(property);
        var declared = (property.Module, property.MetadataToken);
        if (!_properties.TryGetValue(declared, out var isNullable))
            _properties.Add(declared, isNullable = Ask(property));
        return isNullable;
    }

    private bool Ask(PropertyInfo property) => _nullability.Create(property).WriteState == NullabilityState.Nullable;

    // Compilers put the attribute into older assemblies themselves, so that only its name is known.
    private static bool IsAnnotated(Attribute[] attributes) => attributes.Any(attribute =>
        attribute is AllowNullAttribute or DisallowNullAttribute || attribute.GetType().FullName == "System.Runtime.CompilerServices.NullableAttribute");

    private byte? Context(MemberInfo member)
    {
        if (!_contexts.TryGetValue(member, out var context))
            _contexts.Add(member, context = Declared(member) ?? (member.DeclaringType is { } outer ? Context(outer) : null));
        return context;
    }

    private static byte? Declared(MemberInfo member) => member.GetCustomAttributesData()
        .FirstOrDefault(attribute => attribute.AttributeType.FullName == "System.Runtime.CompilerServices.NullableContextAttribute")
        ?.ConstructorArguments[0].Value as byte?;
}
