using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PhalNet;

/// <summary>
/// Writes a null element of a list or dictionary of lists as <c>[]</c>, and likewise immutable arrays that were never initialized. For
/// writing only.
/// </summary>
internal sealed class NestedListConverters : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) =>
        IsImmutable(Nullable.GetUnderlyingType(typeToConvert) ?? typeToConvert) || Nested(typeToConvert) is not null;

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options)
    {
        if (IsImmutable(typeToConvert))
            return Make(typeof(OfImmutable<>), typeToConvert.GetGenericArguments());
        return Nullable.GetUnderlyingType(typeToConvert) is { } immutable
            ? Make(typeof(OfNullableImmutable<>), immutable.GetGenericArguments())
            : Nested(typeToConvert)!;
    }

    private static bool IsImmutable(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>);

    private static JsonConverter? Nested(Type type)
    {
        if (type.IsDefined(typeof(JsonConverterAttribute), inherit: false))
            return null;
        if (ResultTypes.IsMap(type))
        {
            return ResultTypes.Argument(type, typeof(IEnumerable<>)) is { IsGenericType: true } pair
                && pair.GetGenericTypeDefinition() == typeof(KeyValuePair<,>)
                && pair.GetGenericArguments() is [var key, var value]
                && ResultTypes.IsList(value)
                    ? Make(typeof(OfMap<,,>), [type, key, value])
                    : null;
        }

        return ResultTypes.IsList(type) && ResultTypes.Argument(type, typeof(IEnumerable<>)) is { } element && ResultTypes.IsList(element)
            ? Make(typeof(OfList<,>), [type, element])
            : null;
    }

    private static JsonConverter Make(Type converter, Type[] arguments) =>
        (JsonConverter)Activator.CreateInstance(converter.MakeGenericType(arguments))!;

    private static void WriteList<T>(Utf8JsonWriter writer, IEnumerable<T> list, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var element in list)
            WriteElement(writer, element, options);
        writer.WriteEndArray();
    }

    private static void WriteElement<T>(Utf8JsonWriter writer, T element, JsonSerializerOptions options)
    {
        if (element is null && ResultTypes.IsList(typeof(T)))
        {
            writer.WriteStartArray();
            writer.WriteEndArray();
        }
        else
            JsonSerializer.Serialize(writer, element, options);
    }

    private abstract class ForWriting<T> : JsonConverter<T>
    {
        public sealed override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException($"{typeToConvert} is read with the module's own options.");
    }

    private sealed class OfList<TList, T> : ForWriting<TList> where TList : IEnumerable<T>
    {
        public override void Write(Utf8JsonWriter writer, TList value, JsonSerializerOptions options) => WriteList(writer, value, options);
    }

    private sealed class OfImmutable<T> : ForWriting<ImmutableArray<T>>
    {
        public override void Write(Utf8JsonWriter writer, ImmutableArray<T> value, JsonSerializerOptions options) =>
            WriteList(writer, value.IsDefault ? [] : value, options);
    }

    private sealed class OfNullableImmutable<T> : ForWriting<ImmutableArray<T>?>
    {
        public override bool HandleNull => true;

        public override void Write(Utf8JsonWriter writer, ImmutableArray<T>? value, JsonSerializerOptions options) =>
            WriteList(writer, value is { IsDefault: false } list ? list : [], options);
    }

    private sealed class OfMap<TMap, TKey, TValue> : ForWriting<TMap>
        where TMap : IEnumerable<KeyValuePair<TKey, TValue>>
        where TKey : notnull
    {
        public override void Write(Utf8JsonWriter writer, TMap value, JsonSerializerOptions options)
        {
            var keys = (JsonConverter<TKey>)options.GetConverter(typeof(TKey));
            writer.WriteStartObject();
            foreach (var (key, element) in value)
            {
                if (key is string name && options.DictionaryKeyPolicy is { } policy)
                    writer.WritePropertyName(policy.ConvertName(name));
                else
                    keys.WriteAsPropertyName(writer, key, options);
                WriteElement(writer, element, options);
            }

            writer.WriteEndObject();
        }
    }
}
