using System.Reflection;

namespace PhalNet.Modules;

/// <summary>Finds private members of the class library; throws an error that names a missing one.</summary>
internal static class Members
{
    public const BindingFlags Static = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;
    public const BindingFlags Instance = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    /// <summary>A type in the same assembly as another type.</summary>
    public static Type Find(Type neighbour, string name) =>
        neighbour.Assembly.GetType(name) ?? throw new MissingMemberException(neighbour.Assembly.GetName().Name, name);

    public static FieldInfo Field(Type type, string name) =>
        type.GetField(name, Static | Instance) ?? throw new MissingFieldException(type.FullName, name);

    public static MethodInfo Method(Type type, string name, params Type[] parameters) =>
        type.GetMethod(name, Static | Instance, parameters) ?? throw new MissingMethodException(type.FullName, name);

    public static object? Value(PropertyInfo? property, object? instance, Type type, string name) =>
        (property ?? throw new MissingMemberException(type.FullName, name)).GetValue(instance);

    /// <summary>The objects in a type's static fields.</summary>
    public static IEnumerable<object> StaticValues(Type type) => type.GetFields(Static)
        .Where(field => !field.FieldType.IsValueType && !field.IsLiteral).Select(field => field.GetValue(null)).OfType<object>();
}
