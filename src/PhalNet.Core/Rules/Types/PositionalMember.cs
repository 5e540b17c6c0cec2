using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization.Metadata;

namespace PhalNet;

/// <summary>
/// The constructor parameter that declares a member of a positional record. The serializer creates record structs without their
/// constructor, and derived records with another one, so attributes of the parameter must be read here.
/// </summary>
internal static class PositionalMember
{
    /// <summary>Null for a member that is declared differently.</summary>
    public static ParameterInfo? Of(MemberInfo? member)
    {
        if (member is not PropertyInfo { DeclaringType: { } type } property || Parts(type) is not { } parts)
            return null;
        var made = type.GetConstructor([.. parts.Select(part => part.ParameterType.GetElementType()!)]);
        return made?.GetParameters().FirstOrDefault(parameter => parameter.Name == property.Name);
    }

    /// <summary>The parameter of a member of a record struct that the serializer creates without its constructor; otherwise null.</summary>
    public static ParameterInfo? Uncalled(JsonTypeInfo type, JsonPropertyInfo member) =>
        type is { Type.IsValueType: true, CreateObject: not null } && member.AssociatedParameter is null
            ? Of(member.AttributeProvider as MemberInfo)
            : null;

    // Only positional records have a compiler-generated Deconstruct method.
    private static ParameterInfo[]? Parts(Type type) => type
        .GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        .FirstOrDefault(method => method.Name == "Deconstruct" && method.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false))
        ?.GetParameters();
}
