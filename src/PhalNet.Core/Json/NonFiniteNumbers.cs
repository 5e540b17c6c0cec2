using System.Numerics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PhalNet;

/// <summary>How NaN and the infinities are handled, which JSON cannot represent as numbers.</summary>
public enum NonFiniteNumbers
{
    /// <summary>They cannot be written: the call results in ret 500.</summary>
    Refuse,

    /// <summary>Written as the strings <c>NaN</c>, <c>Infinity</c> and <c>-Infinity</c>.</summary>
    Text,

    /// <summary>Written as null.</summary>
    Null,
}

/// <summary>Writes non-finite numbers as null. For writing only.</summary>
internal sealed class FiniteConverter<T>(Action<Utf8JsonWriter, T> write) : JsonConverter<T> where T : struct, INumberBase<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException($"{typeToConvert} is read with the module's own options.");

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        if (T.IsFinite(value))
            write(writer, value);
        else
            writer.WriteNullValue();
    }
}
