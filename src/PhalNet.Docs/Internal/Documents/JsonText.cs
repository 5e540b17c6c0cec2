using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PhalNet.Docs.Internal.Documents;

/// <summary>Writes JSON in one line, with nothing escaped that need not be.</summary>
internal static class JsonText
{
    public static string Of(JsonNode? node) =>
        node?.ToJsonString(new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }) ?? "null";

    /// <summary>A list of plain values, as rules have them.</summary>
    public static string OfList(IEnumerable<object?> values) => Of(new JsonArray([.. values.Select(NodeOf)]));

    private static JsonNode? NodeOf(object? value) => value switch
    {
        null => null,
        bool truth => truth,
        int number => number,
        long number => number,
        double number => number,
        decimal number => number,
        _ => ValueText.Write(value),
    };
}
