using System.Collections.Frozen;
using System.Text.Json;

namespace PhalNet;

/// <summary>The types of parameters as rules name them in <see cref="ParameterRule.Type"/>.</summary>
public static class ParameterTypes
{
    private static readonly Type[] Lists =
    [
        typeof(List<>), typeof(IList<>), typeof(IReadOnlyList<>), typeof(ICollection<>), typeof(IReadOnlyCollection<>), typeof(IEnumerable<>),
    ];

    /// <summary>
    /// The name of a type: <c>bool</c>, <c>int</c>, <c>long</c>, <c>double</c>, <c>decimal</c>, <c>string</c>, <c>datetime</c>, <c>date</c>,
    /// <c>time</c>, <c>enum</c>, <c>file</c>, <c>array</c>, or <c>object</c> for any other. A nullable type has the name of what it may hold.
    /// </summary>
    public static string NameOf(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type.IsEnum)
            return "enum";
        return Type.GetTypeCode(type) switch
        {
            TypeCode.Boolean => "bool",
            TypeCode.Byte or TypeCode.SByte or TypeCode.Int16 or TypeCode.UInt16 or TypeCode.Int32 => "int",
            TypeCode.UInt32 or TypeCode.Int64 or TypeCode.UInt64 => "long",
            TypeCode.Single or TypeCode.Double => "double",
            TypeCode.Decimal => "decimal",
            TypeCode.DateTime => "datetime",
            TypeCode.String or TypeCode.Char => "string",
            _ => NameOfObject(type),
        };
    }

    /// <summary>
    /// The type of the elements of an array, a <see cref="List{T}"/> or one of the interfaces of both; null for any other type.
    /// </summary>
    public static Type? ElementOf(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        if (type.IsSZArray)
            return type.GetElementType();
        return type.IsGenericType && Lists.Contains(type.GetGenericTypeDefinition()) ? type.GetGenericArguments()[0] : null;
    }

    private static string NameOfObject(Type type)
    {
        if (type == typeof(DateTimeOffset))
            return "datetime";
        if (type == typeof(DateOnly))
            return "date";
        if (type == typeof(TimeOnly))
            return "time";
        if (type == typeof(Guid))
            return "string";
        if (ElementOf(type) is { } element)
            return typeof(UploadedFile).IsAssignableFrom(element) ? "file" : "array";
        return typeof(UploadedFile).IsAssignableFrom(type) ? "file" : "object";
    }
}

/// <summary>The types that rules without a C# parameter can name.</summary>
internal static class ConfiguredTypes
{
    private static readonly FrozenDictionary<string, Type> Types = new Dictionary<string, Type>
    {
        ["string"] = typeof(string),
        ["int"] = typeof(int),
        ["long"] = typeof(long),
        ["decimal"] = typeof(decimal),
        ["double"] = typeof(double),
        ["bool"] = typeof(bool),
        ["datetime"] = typeof(DateTimeOffset),
        ["date"] = typeof(DateOnly),
        ["time"] = typeof(TimeOnly),
        ["enum"] = typeof(string),
        ["array"] = typeof(string[]),
        ["object"] = typeof(JsonElement),
        ["file"] = typeof(UploadedFile),
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static IEnumerable<string> Names => Types.Keys.Order(StringComparer.Ordinal);

    public static Type? Find(string name) => Types.GetValueOrDefault(name);
}
