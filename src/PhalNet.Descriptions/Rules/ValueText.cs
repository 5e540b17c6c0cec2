using System.Collections;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PhalNet.Descriptions;

/// <summary>Writes values of rules as a client would send them.</summary>
public static class ValueText
{
    /// <summary>Writes a value as text.</summary>
    /// <param name="value">The value; may be a list or a map.</param>
    /// <param name="separator">The separator between the elements of a list.</param>
    /// <returns>Null for null.</returns>
    public static string? Write(object? value, string separator = ",") => value switch
    {
        null => null,
        string text => text,
        bool truth => truth ? "true" : "false",
        Enum member => EnumMember.TextOf(member) ?? member.ToString(),
        DateTime { TimeOfDay.Ticks: 0 } date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime time => time.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture),
        DateTimeOffset time => time.ToString("yyyy-MM-ddTHH:mm:ssK", CultureInfo.InvariantCulture),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("HH:mm:ss", CultureInfo.InvariantCulture),
        Uri address => address.OriginalString,
        byte[] bytes => Convert.ToBase64String(bytes),
        IDictionary map => string.Join(separator, map.Keys.Cast<object>().Select(key => $"{key}={Write(map[key])}")),
        IEnumerable list => string.Join(separator, list.Cast<object?>().Select(item => Write(item))),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}

/// <summary>Writes JSON in one line with minimal escaping.</summary>
internal static class JsonText
{
    public static string Of(JsonNode? node) =>
        node?.ToJsonString(new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }) ?? "null";

    /// <summary>A text unchanged, any other value as JSON.</summary>
    public static string Plain(JsonNode node) =>
        node is JsonValue value && value.TryGetValue<string>(out var text) ? text : Of(node);

    /// <summary>A list of simple values, as in rules.</summary>
    public static string OfList(IEnumerable<object?> values) => Of(new JsonArray([.. values.Select(NodeOf)]));

    private static JsonNode? NodeOf(object? value) => value switch
    {
        null => null,
        bool truth => truth,
        int number => number,
        long number => number,
        double number when double.IsFinite(number) => number,
        decimal number => number,
        _ => ValueText.Write(value),
    };
}
