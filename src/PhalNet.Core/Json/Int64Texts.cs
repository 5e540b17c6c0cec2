using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace PhalNet;

/// <summary>
/// Has integers of 64 and 128 bits written as text, and read from text as well as from numbers: JavaScript's numbers are exact up to 53
/// bits.
/// </summary>
internal static class Int64Texts
{
    private const JsonNumberHandling Handling = JsonNumberHandling.WriteAsString | JsonNumberHandling.AllowReadingFromString;

    public static void Modify(JsonTypeInfo info)
    {
        if (IsLong(info.Type, info.Options) || (info.ElementType is { } element && IsLong(element, info.Options)))
            info.NumberHandling ??= Handling;
        foreach (var property in info.Properties.Where(property => IsLong(property.PropertyType, info.Options)))
            property.NumberHandling ??= Handling;
    }

    // Another converter says itself what it reads and writes; the serializer refuses to be told both.
    private static bool IsLong(Type type, JsonSerializerOptions options)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return (type == typeof(long) || type == typeof(ulong) || type == typeof(Int128) || type == typeof(UInt128))
            && !options.Converters.Any(converter => converter.CanConvert(type));
    }
}
