using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace PhalNet;

/// <summary>
/// How a module's JSON parameters are read: as its serializer does, but that a member, an element or a key of a type of the catalogue takes
/// what a parameter of the type takes. What the module says of a type itself goes first.
/// </summary>
internal static class MemberReading
{
    public static JsonSerializerOptions Create(JsonSerializerOptions written, Func<Type, ParameterConverter?> find)
    {
        var options = new JsonSerializerOptions(written)
        {
            TypeInfoResolver = written.TypeInfoResolver?.WithAddedModifier(KeepNumberHandling)
                .WithAddedModifier(new MemberDefaults(find).Apply),
        };
        var enums = options.Converters.ToList().FindIndex(converter => converter is HouseEnumConverter);
        if (enums >= 0)
            options.Converters[enums] = new MemberConverters(written, find, isOfEnums: true);
        options.Converters.Add(new MemberConverters(written, find, isOfEnums: false));
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }

    // The attribute is about the serializer's own converters; it refuses any other.
    private static void KeepNumberHandling(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            if (property is { NumberHandling: not null, CustomConverter: null } && IsNumber(property.PropertyType))
                property.CustomConverter = JsonSerializerOptions.Default.GetConverter(property.PropertyType);
        }
    }

    private static bool IsNumber(Type type) => ParameterTypes.Find(type).Kind is ParameterKind.Integer or ParameterKind.Number;
}

/// <summary>Makes the converters of members.</summary>
internal sealed class MemberConverters(JsonSerializerOptions written, Func<Type, ParameterConverter?> find, bool isOfEnums)
    : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => isOfEnums
        ? (Nullable.GetUnderlyingType(typeToConvert) ?? typeToConvert).IsEnum
        : ParameterTypes.Find(typeToConvert).Kind
            is not (ParameterKind.Choice or ParameterKind.List or ParameterKind.Object or ParameterKind.File);

    public override JsonConverter? CreateConverter(Type typeToConvert, JsonSerializerOptions options)
    {
        var type = Nullable.GetUnderlyingType(typeToConvert) ?? typeToConvert;
        var converter = Activator.CreateInstance(typeof(MemberConverter<>).MakeGenericType(type), find(type), written);
        return (JsonConverter)(type == typeToConvert
            ? converter!
            : Activator.CreateInstance(typeof(NullableMemberConverter<>).MakeGenericType(type), converter, written)!);
    }
}
