using System.Numerics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PhalNet;

/// <summary>What becomes of NaN and the infinities, which JSON has no numbers for.</summary>
public enum NonFiniteNumbers
{
    /// <summary>They cannot be written: the call is ret 500.</summary>
    Refuse,

    /// <summary>Written as the texts <c>NaN</c>, <c>Infinity</c> and <c>-Infinity</c>.</summary>
    Text,

    /// <summary>Written as null.</summary>
    Null,
}

/// <summary>Writes null for what is no number. For writing only.</summary>
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
