using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PhalNet;

/// <summary>
/// Writes values declared as object by their runtime type, or by the base type or interface that defines a discriminator for it. It caches
/// types and belongs to the options of one module.
/// </summary>
internal sealed class RuntimeTypeConverter : JsonConverter<object>
{
    private readonly ConcurrentDictionary<Type, Type> _types = [];

    public override object Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonElement.ParseValue(ref reader);

    public override void Write(Utf8JsonWriter writer, object value, JsonSerializerOptions options)
    {
        var type = value.GetType();
        if (type == typeof(object))
        {
            writer.WriteStartObject();
            writer.WriteEndObject();
        }
        else
            JsonSerializer.Serialize(writer, value, _types.GetOrAdd(type, Declaring, options), options);
    }

    private static Type Declaring(Type type, JsonSerializerOptions options)
    {
        for (var ancestor = type; ancestor is not null && !ResultTypes.IsOfTheSystem(ancestor); ancestor = ancestor.BaseType)
        {
            if (Declares(ancestor, type, options))
                return ancestor;
        }

        return type.GetInterfaces()
            .FirstOrDefault(contract => !ResultTypes.IsOfTheSystem(contract) && Declares(contract, type, options)) ?? type;
    }

    private static bool Declares(Type ancestor, Type type, JsonSerializerOptions options)
    {
        try
        {
            return options.TryGetTypeInfo(ancestor, out var info)
                && info.PolymorphismOptions is { } declared
                && (ancestor == type
                    || declared.DerivedTypes.Any(derived => derived.DerivedType == type)
                    || declared.UnknownDerivedTypeHandling != JsonUnknownDerivedTypeHandling.FailSerialization);
        }
        catch (Exception exception) when (exception is NotSupportedException or InvalidOperationException)
        {
            return false;
        }
    }
}
