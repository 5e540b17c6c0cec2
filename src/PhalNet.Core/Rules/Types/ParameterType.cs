using System.Text.Json;
using System.Text.Json.Nodes;

namespace PhalNet;

/// <summary>
/// A type of parameters, with everything that depends on it: how it is read, the message for invalid values, and its title, schema and
/// example in the documentation. The catalogue is <see cref="ParameterTypes.All"/>.
/// </summary>
public sealed class ParameterType
{
    private const string AnyType = "rule.type";

    private readonly ConverterFactory _converter;

    internal ParameterType(string name, ParameterKind kind, Type clrType, ConverterFactory converter)
    {
        Name = name;
        Kind = kind;
        ClrType = clrType;
        _converter = converter;
        RefusalKey = AnyType;
    }

    /// <summary>
    /// The name in rules, such as <c>int</c>. Types with the same name have the same kind and differ in their range of values.
    /// </summary>
    public string Name { get; }

    /// <summary>The kind of value.</summary>
    public ParameterKind Kind { get; }

    /// <summary>The C# type; for a family of types, such as all enums, the type used for a rule without a C# type.</summary>
    public Type ClrType { get; }

    /// <summary>Whether it represents a family of types rather than <see cref="ClrType"/> alone.</summary>
    public bool IsFamily => Family is not null;

    /// <summary>What the limits of the type measure.</summary>
    public LimitMeasure Measure { get; internal init; }

    /// <summary>An example value as sent by a client.</summary>
    public string Example { get; internal init; } = "";

    /// <summary>
    /// The key of the message for values of the wrong type, with the placeholders <c>{name}</c>, <c>{type}</c> and <c>{example}</c>, or
    /// <c>{values}</c> instead of the example when the number of values is limited.
    /// </summary>
    public string RefusalKey { get; private init; }

    /// <summary>The title in the documentation.</summary>
    internal TypeWords Title { get; init; } = new("", "");

    /// <summary>The message for values of the wrong type; null for <c>rule.type</c> or another key.</summary>
    internal TypeWords? Refusal
    {
        get;
        init
        {
            field = value;
            RefusalKey = $"{AnyType}.{Name}";
        }
    }

    /// <summary>A message shared with other types.</summary>
    internal string RefusedAs { init => RefusalKey = value; }

    /// <summary>The JSON Schema (2020-12) as text.</summary>
    internal string Schema { get; init; } = "{}";

    /// <summary>Whether a type belongs to the family; null for a single type.</summary>
    internal Func<Type, bool>? Family { get; init; }

    /// <summary>The title in the documentation, such as <c>Integer</c>.</summary>
    /// <param name="language">A language such as <c>zh-CN</c>; falls back to English.</param>
    public string TitleIn(string language)
    {
        ArgumentNullException.ThrowIfNull(language);
        return Title.In(language);
    }

    /// <summary>Creates the JSON Schema (2020-12) of the type's values in a JSON body.</summary>
    public JsonObject CreateSchema() => JsonNode.Parse(Schema)!.AsObject();

    /// <returns>Null for a type of the family that cannot be read.</returns>
    internal ParameterConverter? CreateConverter(Type type, TimeZoneInfo zone, JsonSerializerOptions json) =>
        _converter(this, new(type, zone, json));
}

/// <summary>The kinds of parameter values.</summary>
public enum ParameterKind
{
    /// <summary>Text, or a value written as text.</summary>
    Text,

    /// <summary>An integer.</summary>
    Integer,

    /// <summary>A number that may have a fraction.</summary>
    Number,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A date, a time, or both.</summary>
    Date,

    /// <summary>One of a limited set of values.</summary>
    Choice,

    /// <summary>A list of values of one type.</summary>
    List,

    /// <summary>An object written as JSON.</summary>
    Object,

    /// <summary>One or more uploaded files.</summary>
    File,
}

/// <summary>What the limits of a parameter measure.</summary>
public enum LimitMeasure
{
    /// <summary>The value itself.</summary>
    Value,

    /// <summary>The number of characters of text.</summary>
    Characters,

    /// <summary>The number of bytes.</summary>
    Bytes,

    /// <summary>The number of elements of a list.</summary>
    Items,
}

/// <summary>The input for creating a converter.</summary>
/// <param name="Type">The C# type, one of the family.</param>
/// <param name="Zone">The time zone of times without an offset.</param>
/// <param name="Json">The options for reading the module's JSON.</param>
internal readonly record struct ConverterParts(Type Type, TimeZoneInfo Zone, JsonSerializerOptions Json);

internal delegate ParameterConverter? ConverterFactory(ParameterType type, ConverterParts parts);

/// <summary>A text in the built-in languages.</summary>
internal sealed record TypeWords(string English, string Chinese)
{
    public string In(string language) => language.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? Chinese : English;
}
