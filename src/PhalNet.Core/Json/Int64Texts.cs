using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace PhalNet;

/// <summary>
/// Writes 64 and 128 bit integers as text and reads them from text and numbers: numbers in JavaScript are exact up to 53 bits.
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

    // A custom converter defines its own format, and the serializer does not allow both.
    private static bool IsLong(Type type, JsonSerializerOptions options)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return (type == typeof(long) || type == typeof(ulong) || type == typeof(Int128) || type == typeof(UInt128))
            && !options.Converters.Any(converter => converter.CanConvert(type));
    }
}
