namespace PhalNet.Internal.Scanning;

/// <summary>The types' names as readers of the documentation know them.</summary>
internal static class TypeNames
{
    public static string Of(Type type)
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
            _ => OfObject(type),
        };
    }

    private static string OfObject(Type type)
    {
        if (type == typeof(DateTimeOffset))
            return "datetime";
        if (type == typeof(DateOnly))
            return "date";
        if (type == typeof(TimeOnly))
            return "time";
        if (type == typeof(Guid))
            return "string";
        if (ListTypes.ElementOf(type) is { } element)
            return typeof(UploadedFile).IsAssignableFrom(element) ? "file" : "array";
        return typeof(UploadedFile).IsAssignableFrom(type) ? "file" : "object";
    }
}
