using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace PhalNet.Conformance.Cases;

internal static class CaseJson
{
    /// <summary>Deep enough for the cases about nesting, whose replies exceed 500 levels.</summary>
    public static readonly JsonDocumentOptions Options = new() { MaxDepth = 2048, AllowDuplicateProperties = false };

    public static readonly JsonElement EmptyObject = JsonElement.Parse("{}");

    public static JsonElement? Member(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : null;

    public static string? Text(this JsonElement element, string name) =>
        element.Member(name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    public static bool TryInteger(this JsonElement element, string name, out int value)
    {
        value = 0;
        return element.Member(name) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out value);
    }

    public static bool TryParse(ReadOnlyMemory<byte> text, out JsonElement value, [NotNullWhen(false)] out string? problem)
    {
        try
        {
            using var document = JsonDocument.Parse(text, Options);
            value = document.RootElement.Clone();
            problem = null;
            return true;
        }
        catch (JsonException exception)
        {
            value = default;
            problem = exception.Message;
            return false;
        }
    }
}
