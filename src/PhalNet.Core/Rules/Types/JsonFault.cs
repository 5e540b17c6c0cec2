using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace PhalNet;

/// <summary>Describes errors in JSON that is read into a parameter.</summary>
internal readonly record struct JsonFault(string Name, string? Message)
{
    public bool IsWorded => Message is not null;

    /// <summary>The error at a position.</summary>
    public CallFailure At(JsonPlace place, JsonSerializerOptions json)
    {
        if (place.Element.ValueKind == JsonValueKind.Null)
            return Make(place.Name, "rule.required");
        if (place.DiscriminatorFault(json) is { } discriminator)
            return discriminator.Values is { } values
                ? Make(discriminator.Name, "rule.enum", new MessageArgument("values", values))
                : Make(discriminator.Name, "rule.required");
        if (place is { Element.ValueKind: JsonValueKind.Object } && place.Info(json) is { Kind: JsonTypeInfoKind.Object } type)
            return Missing(place, type) ?? Make(place.Name, "rule.json");
        return WrongType(place, json);
    }

    /// <summary>A member that the type does not have and does not accept.</summary>
    public CallFailure Unknown(JsonPlace place) => Make(place.Name, "rule.json.unknown");

    public CallFailure Other() => Make(Name, "rule.json");

    public CallFailure TooDeep(int max) => Make(Name, "rule.json.depth", new MessageArgument("max", Text(max)));

    public CallFailure Malformed(JsonException exception) => Make(Name, "rule.json.malformed", Position(exception));

    /// <summary>Adds the line and column to a failure.</summary>
    public static CallFailure WithPosition(CallFailure failure, JsonException exception) => exception.LineNumber is null
        ? failure
        : new(400, "rule.json.at", [failure.Arguments[0], .. Position(exception)]) { Reason = failure, Parts = failure.Parts };

    private CallFailure? Missing(JsonPlace place, JsonTypeInfo type)
    {
        var (name, element) = (place.Name, place.Element);
        var fault = this;
        NamedFailure[] missing = [.. type.Properties
            .Where(member => member.IsRequired && !place.Has(member, type.Options))
            .Select(member => JsonPlaces.Member(name, member.Name))
            .Select(way => new NamedFailure(way, fault.Make(way, "rule.required")))];
        return missing.Length == 0 ? null : missing[0].Failure with { Parts = missing };
    }

    private CallFailure WrongType(JsonPlace place, JsonSerializerOptions json)
    {
        var type = Nullable.GetUnderlyingType(place.Type) ?? place.Type;
        var entry = ParameterTypes.Find(type);
        return (entry.Kind, place.Element.ValueKind) switch
        {
            (ParameterKind.Choice, _) => Make(place.Name, "rule.enum", [.. new EnumConverter(type).RefusalArguments]),
            (ParameterKind.List, JsonValueKind.Array) or (ParameterKind.Object, JsonValueKind.Object) => Make(place.Name, "rule.json"),
            (ParameterKind.Object, _) when place.Info(json)?.Kind is JsonTypeInfoKind.None or null => Make(place.Name, "rule.json"),
            (ParameterKind.Object, _) when place.Info(json)?.Kind == JsonTypeInfoKind.Enumerable =>
                Make(place.Name, "rule.type", new MessageArgument("type", "array")),
            _ => Make(place.Name, entry.Kind == ParameterKind.Object ? "rule.type" : entry.RefusalKey,
                new("type", entry.Name), new("example", entry.Example)),
        };
    }

    private CallFailure Make(string name, string key, params ReadOnlySpan<MessageArgument> arguments) =>
        new(400, Message ?? key, [new("name", name), .. arguments]);

    private static MessageArgument[] Position(JsonException exception) =>
        [new("line", Text((exception.LineNumber ?? 0) + 1)), new("column", Text((exception.BytePositionInLine ?? 0) + 1))];

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
