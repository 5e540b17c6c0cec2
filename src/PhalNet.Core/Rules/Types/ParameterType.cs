using System.Text.Json;
using System.Text.Json.Nodes;

namespace PhalNet;

/// <summary>
/// A type that parameters can have, with all that depends on it: how it is read, the message when a value is not of it, its title, schema
/// and example in documentation. The catalogue is <see cref="ParameterTypes.All"/>.
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

    /// <summary>The name in rules, such as <c>int</c>. Types of one name are of one kind and differ in what they can hold.</summary>
    public string Name { get; }

    /// <summary>What sort of value it is.</summary>
    public ParameterKind Kind { get; }

    /// <summary>The C# type; of a family of types, such as all enums, the one that a rule without a C# type is bound to.</summary>
    public Type ClrType { get; }

    /// <summary>Whether it stands for a family of types and not for <see cref="ClrType"/> alone.</summary>
    public bool IsFamily => Family is not null;

    /// <summary>What limits of the type are limits of.</summary>
    public LimitMeasure Measure { get; internal init; }

    /// <summary>A value as a client would send it.</summary>
    public string Example { get; internal init; } = "";

    /// <summary>
    /// The key of the message when a value is not of the type. It has the placeholders <c>{name}</c>, <c>{type}</c> and <c>{example}</c>;
    /// <c>{values}</c> in its place where there are only some values.
    /// </summary>
    public string RefusalKey { get; private init; }

    /// <summary>What a reader of the documentation calls it.</summary>
    internal TypeWords Title { get; init; } = new("", "");

    /// <summary>The message when a value is not of the type; null for that of <c>rule.type</c> or another key.</summary>
    internal TypeWords? Refusal
    {
        get;
        init
        {
            field = value;
            RefusalKey = $"{AnyType}.{Name}";
        }
    }

    /// <summary>A message that other types have as well.</summary>
    internal string RefusedAs { init => RefusalKey = value; }

    /// <summary>JSON Schema (2020-12) as text.</summary>
    internal string Schema { get; init; } = "{}";

    /// <summary>Which types belong to a family; null for one type alone.</summary>
    internal Func<Type, bool>? Family { get; init; }

    /// <summary>What a reader calls it, such as <c>Integer</c>.</summary>
    /// <param name="language">Such as <c>zh-CN</c>; English where there is no other.</param>
    public string TitleIn(string language)
    {
        ArgumentNullException.ThrowIfNull(language);
        return Title.In(language);
    }

    /// <summary>A new JSON Schema (2020-12) of its values in a JSON body.</summary>
    public JsonObject CreateSchema() => JsonNode.Parse(Schema)!.AsObject();

    /// <returns>Null for a type of the family that cannot be read.</returns>
    internal ParameterConverter? CreateConverter(Type type, TimeZoneInfo zone, JsonSerializerOptions json) =>
        _converter(this, new(type, zone, json));
}

/// <summary>What sort of value a parameter is.</summary>
public enum ParameterKind
{
    /// <summary>Text, or what is written as text.</summary>
    Text,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A number that may have a fraction.</summary>
    Number,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A date, a time, or both.</summary>
    Date,

    /// <summary>One of some values.</summary>
    Choice,

    /// <summary>A list of values of one type.</summary>
    List,

    /// <summary>What is written as JSON.</summary>
    Object,

    /// <summary>An uploaded file, or several.</summary>
    File,
}

/// <summary>What the limits of a parameter are limits of.</summary>
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

/// <summary>What a converter is made of.</summary>
/// <param name="Type">The C# type, one of the family.</param>
/// <param name="Zone">Where a time without an offset is meant.</param>
/// <param name="Json">How the module's JSON is read.</param>
internal readonly record struct ConverterParts(Type Type, TimeZoneInfo Zone, JsonSerializerOptions Json);

internal delegate ParameterConverter? ConverterFactory(ParameterType type, ConverterParts parts);

/// <summary>One text in the languages that come with the engine.</summary>
internal sealed record TypeWords(string English, string Chinese)
{
    public string In(string language) => language.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? Chinese : English;
}
