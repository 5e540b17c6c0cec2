using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization.Metadata;

namespace PhalNet;

/// <summary>
/// The parameter of a record's own constructor that a member was declared as. The serializer makes record structs without their
/// constructor, and derived records by another one: what is declared on the parameter is known here alone.
/// </summary>
internal static class PositionalMember
{
    /// <summary>Null for a member that was declared otherwise.</summary>
    public static ParameterInfo? Of(MemberInfo? member)
    {
        if (member is not PropertyInfo { DeclaringType: { } type } property || Parts(type) is not { } parts)
            return null;
        var made = type.GetConstructor([.. parts.Select(part => part.ParameterType.GetElementType()!)]);
        return made?.GetParameters().FirstOrDefault(parameter => parameter.Name == property.Name);
    }

    /// <summary>
    /// The parameter of a member of a record struct that the serializer makes without its constructor; null for any other.
    /// </summary>
    public static ParameterInfo? Uncalled(JsonTypeInfo type, JsonPropertyInfo member) =>
        type is { Type.IsValueType: true, CreateObject: not null } && member.AssociatedParameter is null
            ? Of(member.AttributeProvider as MemberInfo)
            : null;

    // The compiler gives positional records, and nothing else, a method that takes them apart again.
    private static ParameterInfo[]? Parts(Type type) => type
        .GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        .FirstOrDefault(method => method.Name == "Deconstruct" && method.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false))
        ?.GetParameters();
}
