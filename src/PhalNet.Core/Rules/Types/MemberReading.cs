using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace PhalNet;

/// <summary>
/// The options for reading a module's JSON parameters: those of its serializer, except that members, elements and keys of catalogue types
/// accept what parameters of the type accept. Converters of the module take precedence.
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
        var enums = options.Converters.ToList().FindIndex(converter => converter is DefaultEnumConverter);
        if (enums >= 0)
            options.Converters[enums] = new MemberConverters(written, find, isOfEnums: true);
        options.Converters.Add(new MemberConverters(written, find, isOfEnums: false));
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }

    // The attribute only supports the serializer's own converters and is refused for others.
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

/// <summary>Creates the converters of members.</summary>
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
