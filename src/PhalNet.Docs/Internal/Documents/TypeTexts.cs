using PhalNet.Docs.Internal.Texts;

namespace PhalNet.Docs.Internal.Documents;

/// <summary>Names the types of parameters in the reader's language.</summary>
internal sealed class TypeTexts(DocsTexts texts)
{
    public string Of(ParameterRule rule)
    {
        if (rule.Type == "array" && rule.ClrType is { } list && ElementOf(list) is { } element)
            return texts["type.arrayOf", texts[$"type.{NameOf(element)}"]];
        var name = ForeignRules.IsTimestamp(rule) ? "datetime" : rule.Type;
        return texts.Find($"type.{name}") ?? rule.Type;
    }

    /// <summary>The element of an array or list type, null for any other.</summary>
    public static Type? ElementOf(Type type) => type.IsArray
        ? type.GetElementType()
        : type.GetInterfaces().Append(type).FirstOrDefault(one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(IEnumerable<>))
            ?.GetGenericArguments()[0];

    /// <summary>The name of a type in rules.</summary>
    public static string NameOf(Type type)
    {
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
            _ when type == typeof(DateTimeOffset) => "datetime",
            _ when type == typeof(DateOnly) => "date",
            _ when type == typeof(TimeOnly) => "time",
            _ when type == typeof(Guid) => "string",
            _ when ElementOf(type) is not null && !type.GetInterfaces().Append(type).Any(IsDictionary) => "array",
            _ => "object",
        };
    }

    private static bool IsDictionary(Type type) => type.IsGenericType
        && (type.GetGenericTypeDefinition() == typeof(IDictionary<,>) || type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>));
}
