using System.Reflection;
using System.Text;

namespace PhalNet.Descriptions;

/// <summary>
/// The ids of members in XML documentation files, as defined by the C# specification
/// (https://learn.microsoft.com/dotnet/csharp/language-reference/language-specification/documentation-comments).
/// </summary>
internal static class MemberIds
{
    public static string Of(MemberInfo member) => member switch
    {
        Type type => $"T:{NameOf(type)}",
        FieldInfo field => $"F:{NameOf(field.DeclaringType!)}.{field.Name}",
        PropertyInfo property => $"P:{NameOf(property.DeclaringType!)}.{Escape(property.Name)}{Parameters(property.GetIndexParameters())}",
        MethodInfo method => Of(method),
        _ => throw new ArgumentException($"{member} has no documentation of its own.", nameof(member)),
    };

    private static string Of(MethodInfo method)
    {
        var declared = Declared(method);
        var id = new StringBuilder($"M:{NameOf(declared.DeclaringType!)}.{Escape(declared.Name)}");
        if (declared.IsGenericMethodDefinition)
            id.Append("``").Append(declared.GetGenericArguments().Length);
        return id.Append(Parameters(declared.GetParameters())).ToString();
    }

    private static string Parameters(ParameterInfo[] parameters) =>
        parameters.Length == 0 ? "" : $"({string.Join(',', parameters.Select(parameter => Reference(parameter.ParameterType)))})";

    // A method of a constructed generic class has the id of its definition.
    private static MethodInfo Declared(MethodInfo method) => method.DeclaringType is { IsConstructedGenericType: true } type
        ? (MethodInfo)MethodBase.GetMethodFromHandle(method.MethodHandle, type.GetGenericTypeDefinition().TypeHandle)!
        : method;

    private static string NameOf(Type type)
    {
        var definition = type.IsGenericType ? type.GetGenericTypeDefinition() : type;
        return definition.FullName!.Replace('+', '.');
    }

    private static string Reference(Type type)
    {
        if (type.IsGenericParameter)
            return (type.DeclaringMethod is null ? "`" : "``") + type.GenericParameterPosition;
        if (type.IsArray)
            return Reference(type.GetElementType()!) + Dimensions(type.GetArrayRank());
        if (type.IsByRef)
            return Reference(type.GetElementType()!) + "@";
        if (type.IsPointer)
            return Reference(type.GetElementType()!) + "*";
        return type.IsGenericType ? Generic(type) : NameOf(type);
    }

    private static string Dimensions(int rank) => rank == 1 ? "[]" : $"[{string.Join(',', Enumerable.Repeat("0:", rank))}]";

    // Type arguments are written at the level of nesting that declares them: Outer{System.Int32}.Inner{System.String}.
    private static string Generic(Type type)
    {
        var arguments = type.GetGenericArguments();
        var taken = 0;
        var name = new StringBuilder();
        foreach (var part in NameOf(type).Split('.'))
        {
            if (name.Length > 0)
                name.Append('.');
            var mark = part.IndexOf('`');
            name.Append(mark < 0 ? part : part[..mark]);
            if (mark < 0)
                continue;
            var count = int.Parse(part.AsSpan(mark + 1), provider: null);
            name.Append('{').AppendJoin(',', arguments.Skip(taken).Take(count).Select(Reference)).Append('}');
            taken += count;
        }

        return name.ToString();
    }

    // Explicit interface implementations contain the interface's name.
    private static string Escape(string name) => name.Replace('.', '#').Replace('<', '{').Replace('>', '}').Replace(',', '@');
}
