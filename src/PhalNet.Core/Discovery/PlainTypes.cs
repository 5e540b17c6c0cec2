using System.Collections;
using System.Reflection;
using System.Text.Json;

namespace PhalNet;

/// <summary>
/// The members of types without any attribute that matters to the serializer. Its contract of a type compiles an accessor for each member,
/// which took a large part of the start of many modules.
/// </summary>
internal static class PlainTypes
{
    private const BindingFlags Own =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    /// <summary>The types of the members that are written; null when only the serializer knows them.</summary>
    public static IReadOnlyList<Type>? Members(Type type, JsonNamingPolicy? naming)
    {
        if (type.IsAbstract || typeof(IEnumerable).IsAssignableFrom(type))
            return null;
        try
        {
            return Read(type, naming);
        }
        catch (Exception exception) when (AssemblyTypes.IsLoadFailure(exception))
        {
            return null;
        }
    }

    private static List<Type>? Read(Type type, JsonNamingPolicy? naming)
    {
        var members = new List<Type>();
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var owner = type; owner is not null && owner != typeof(object) && owner != typeof(ValueType); owner = owner.BaseType)
        {
            if (ResultTypes.IsOfTheSystem(owner) || !IsPlain(owner) || !owner.GetConstructors(Own).All(HasPlainParameters))
                return null;
            foreach (var member in owner.GetFields(Own).Concat<MemberInfo>(owner.GetProperties(Own)))
            {
                if (!IsPlain(member))
                    return null;
                if (!IsPublic(member))
                    continue;

                // Hidden, overridden and colliding members.
                if (!names.Add(naming?.ConvertName(member.Name) ?? member.Name))
                    return null;
                if (TypeOf(member) is { } written)
                    members.Add(written);
            }
        }

        return members;
    }

    private static bool IsPublic(MemberInfo member) => member switch
    {
        FieldInfo field => field.IsPublic,
        PropertyInfo property => property.GetIndexParameters().Length == 0 && property.GetAccessors(nonPublic: false).Length > 0,
        _ => false,
    };

    private static Type? TypeOf(MemberInfo member) => member switch
    {
        FieldInfo field => field.FieldType,
        PropertyInfo { GetMethod.IsPublic: true } property => property.PropertyType,
        _ => null,
    };

    // Attributes of constructor parameters count for the members of positional records.
    private static bool HasPlainParameters(ConstructorInfo constructor) =>
        IsPlain(constructor) && constructor.GetParameters().All(parameter => parameter.CustomAttributes.All(IsOfTheCompiler));

    private static bool IsPlain(MemberInfo member) => member.CustomAttributes.All(IsOfTheCompiler);

    private static bool IsOfTheCompiler(CustomAttributeData attribute) =>
        attribute.AttributeType.Namespace is "System" or "System.Runtime.CompilerServices" or "System.Runtime.InteropServices"
            or "System.Diagnostics" or "System.Diagnostics.CodeAnalysis";
}
