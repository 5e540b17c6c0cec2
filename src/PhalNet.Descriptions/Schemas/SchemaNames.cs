using System.Text;

namespace PhalNet.Descriptions;

/// <summary>Names of types in schemas.</summary>
internal static class SchemaNames
{
    /// <summary>A name that is unique among the types of a module.</summary>
    public static string Key(Type type)
    {
        var name = type.IsGenericType ? $"{Own(type)}({string.Join(',', type.GetGenericArguments().Select(Key))})" : Own(type);
        if (type.IsArray)
            return $"{Key(type.GetElementType()!)}.List";
        for (var outer = type.DeclaringType; outer is not null; outer = outer.DeclaringType)
            name = $"{Own(outer)}.{name}";
        return type.Namespace is { Length: > 0 } space ? $"{space}.{name}" : name;
    }

    /// <summary>A readable name: <c>Order</c>, <c>PageOfOrder</c>.</summary>
    public static string Plain(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type.IsArray)
            return $"{Plain(type.GetElementType()!)}List";
        var name = new StringBuilder(Own(type));
        if (type.IsGenericType)
            name.Append("Of").AppendJoin("And", type.GetGenericArguments().Select(Plain));
        return name.ToString();
    }

    private static string Own(Type type)
    {
        var end = type.Name.IndexOf('`', StringComparison.Ordinal);
        return end < 0 ? type.Name : type.Name[..end];
    }
}
