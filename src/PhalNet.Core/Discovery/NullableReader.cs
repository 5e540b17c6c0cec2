using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace PhalNet;

/// <summary>
/// Whether a parameter or property of a reference type is declared nullable. <see cref="NullabilityInfoContext"/> is complete but slow; it
/// is only used if the parameter itself is annotated, if its context is nullable by default, or if a type argument may be annotated.
/// </summary>
internal sealed class NullableReader
{
    private const byte Nullable = 2;

    private readonly NullabilityInfoContext _nullability = new();
    private readonly Dictionary<Type, byte?> _contexts = [];
    private readonly Dictionary<(Module, int), bool> _properties = [];

    /// <param name="parameter">A parameter of a method.</param>
    /// <param name="attributes">Its attributes.</param>
    /// <param name="methodAttributes">The attributes of the method.</param>
    public bool IsNullable(ParameterInfo parameter, Attribute[] attributes, Attribute[] methodAttributes) =>
        MayBeNullable(parameter, attributes, methodAttributes)
        && _nullability.Create(parameter).WriteState == NullabilityState.Nullable;

    /// <summary>A property of a base class is read once, however many classes inherit it.</summary>
    public bool IsNullable(PropertyInfo property)
    {
        if (property.DeclaringType is { IsGenericType: true })
            return Ask(property);
        var declared = (property.Module, property.MetadataToken);
        if (!_properties.TryGetValue(declared, out var isNullable))
            _properties.Add(declared, isNullable = Ask(property));
        return isNullable;
    }

    /// <summary>The elements of a list that may be null, encoded as in <see cref="ParameterRule.NullableElements"/>.</summary>
    public uint Elements(ParameterInfo parameter, Attribute[] attributes, Attribute[] methodAttributes) =>
        HasReferenceElements(parameter.ParameterType) && MayBeNullable(parameter, attributes, methodAttributes)
            ? Elements(_nullability.Create(parameter))
            : 0;

    public uint Elements(PropertyInfo property) =>
        HasReferenceElements(property.PropertyType) ? Elements(_nullability.Create(property)) : 0;

    private static bool HasReferenceElements(Type type) =>
        ParameterTypes.ElementOf(type) is { } element && (!element.IsValueType || HasReferenceElements(element));

    private static uint Elements(NullabilityInfo list)
    {
        var element = list.ElementType ?? list.GenericTypeArguments.FirstOrDefault();
        if (element is null || ParameterTypes.ElementOf(list.Type) is null)
            return 0;
        var own = !element.Type.IsValueType && element.WriteState == NullabilityState.Nullable ? 1u : 0u;
        return own | (Elements(element) << 1);
    }

    private bool Ask(PropertyInfo property) => _nullability.Create(property).WriteState == NullabilityState.Nullable;

    private bool MayBeNullable(ParameterInfo parameter, Attribute[] attributes, Attribute[] methodAttributes) =>
        IsAnnotated(attributes)
        || parameter.Member.DeclaringType is { IsGenericType: true }
        || Context(parameter.Member, methodAttributes) == Nullable;

    // Compilers embed the attributes in older assemblies, so they can only be recognised by name.
    private static bool IsAnnotated(Attribute[] attributes) => attributes.Any(attribute =>
        attribute is AllowNullAttribute or DisallowNullAttribute or NullableAttribute
        || attribute.GetType().FullName == typeof(NullableAttribute).FullName);

    private byte? Context(MemberInfo method, Attribute[] attributes)
    {
        if (attributes.Find<NullableContextAttribute>() is { } known)
            return known.Flag;
        return attributes.Any(attribute => attribute.GetType().FullName == typeof(NullableContextAttribute).FullName)
            ? Declared(method)
            : Context(method.DeclaringType!);
    }

    private byte? Context(Type type)
    {
        if (!_contexts.TryGetValue(type, out var context))
            _contexts.Add(type, context = Declared(type) ?? (type.DeclaringType is { } outer ? Context(outer) : null));
        return context;
    }

    private static byte? Declared(MemberInfo member) => member.GetCustomAttributesData()
        .FirstOrDefault(attribute => attribute.AttributeType.FullName == typeof(NullableContextAttribute).FullName)
        ?.ConstructorArguments[0].Value as byte?;
}
