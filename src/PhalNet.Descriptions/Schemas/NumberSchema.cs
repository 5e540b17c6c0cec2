using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace PhalNet.Descriptions;

/// <summary>Schemas of numbers that a module does not write as JSON numbers: as text, or as null for non-finite values.</summary>
internal sealed class NumberSchema(JsonSerializerOptions json, NonFiniteNumbers nonFinite)
{
    private const string Whole = @"-?\d+";
    private const string Fraction = @"-?\d+(\.\d+)?([eE][+-]?\d+)?";
    private const string Named = "NaN|-?Infinity";

    /// <param name="type">The type.</param>
    /// <param name="ofMember">The number handling of the member; null for none.</param>
    /// <returns>Null for a JSON number, and for a type that is not a number.</returns>
    public JsonObject? Of(Type type, JsonNumberHandling? ofMember)
    {
        var known = ParameterTypes.Find(type);
        if (known.IsFamily || known.CreateSchema() is not { } schema || SchemaKind.Of(schema) is not ("integer" or "number"))
            return null;
        var info = json.GetTypeInfo(type);
        var converter = info.Converter.GetType().Assembly;
        var isFloating = type == typeof(double) || type == typeof(float) || type == typeof(Half);
        if (isFloating && nonFinite == NonFiniteNumbers.Null && converter == typeof(NonFiniteNumbers).Assembly)
            return SchemaKeys.OrNull(schema);
        if (converter != typeof(JsonSerializer).Assembly)
            return null;

        var handling = ofMember ?? info.NumberHandling ?? json.NumberHandling;
        var isNamed = isFloating && handling.HasFlag(JsonNumberHandling.AllowNamedFloatingPointLiterals);
        if (handling.HasFlag(JsonNumberHandling.WriteAsString))
            return Text(SchemaKind.Of(schema) == "integer" ? Whole : isNamed ? $"{Fraction}|{Named}" : Fraction);
        if (!isNamed)
            return null;
        schema["type"] = new JsonArray("number", "string");
        schema["pattern"] = $"^({Named})$";
        return schema;
    }

    private static JsonObject Text(string pattern) => new() { ["type"] = "string", ["pattern"] = $"^({pattern})$" };
}
