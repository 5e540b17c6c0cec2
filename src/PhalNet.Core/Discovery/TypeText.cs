using System.Collections.Frozen;
using System.Reflection;

namespace PhalNet;

/// <summary>Formats types and methods as in C#, for errors that must tell similar ones apart.</summary>
internal static class TypeText
{
    private static readonly FrozenDictionary<Type, string> Keywords = new Dictionary<Type, string>
    {
        [typeof(bool)] = "bool", [typeof(byte)] = "byte", [typeof(sbyte)] = "sbyte", [typeof(char)] = "char",
        [typeof(decimal)] = "decimal", [typeof(double)] = "double", [typeof(float)] = "float", [typeof(int)] = "int",
        [typeof(uint)] = "uint", [typeof(long)] = "long", [typeof(ulong)] = "ulong", [typeof(short)] = "short",
        [typeof(ushort)] = "ushort", [typeof(nint)] = "nint", [typeof(nuint)] = "nuint", [typeof(string)] = "string",
        [typeof(object)] = "object", [typeof(void)] = "void",
    }.ToFrozenDictionary();

    /// <summary>A method with its class and its parameter types.</summary>
    public static string Of(MethodInfo method, Type service) =>
        $"{service.FullName}.{method.Name}({string.Join(", ", method.GetParameters().Select(parameter => Of(parameter.ParameterType)))})";

    public static string Of(Type type)
    {
        if (Keywords.TryGetValue(type, out var keyword))
            return keyword;
        if (Nullable.GetUnderlyingType(type) is { } value)
            return Of(value) + "?";
        if (type.IsByRef)
            return "ref " + Of(type.GetElementType()!);
        if (type.IsArray)
            return $"{Of(type.GetElementType()!)}[{new string(',', type.GetArrayRank() - 1)}]";
        return type.IsGenericType ? OfGeneric(type) : type.FullName ?? type.Name;
    }

    private static string OfGeneric(Type type)
    {
        var name = type.GetGenericTypeDefinition().FullName!;
        var arguments = type.IsGenericTypeDefinition ? [] : type.GetGenericArguments();
        var text = string.Join(", ", arguments.Select(Of));
        return name.IndexOf('`') is >= 0 and var tick ? $"{name[..tick]}<{text}>" : $"{name}<{text}>";
    }
}
