using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using PhalNet.Descriptions;

namespace PhalNet.Docs;

/// <summary>The texts about members of a parameter in pages and other formats.</summary>
internal static class MemberTexts
{
    private static readonly JsonSerializerOptions Lines = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Describe(FieldDocument member, DocsTexts texts) => member.SameAs is { } path
        ? $"{member.Description} {texts["fields.same", MarkdownText.Code(path)]}".TrimStart()
        : member.Description;

    /// <summary>The initial JSON of an input field, indented; null for a parameter that is not written as JSON.</summary>
    public static string? Template(ParameterDocument parameter) => parameter.Template is { } text
        ? JsonNode.Parse(parameter.Example is { } example && parameter.HasExample ? TextOr(example, text) : parameter.Example ?? text)?
            .ToJsonString(Lines).ReplaceLineEndings("\n")
        : null;

    // A declared example may be invalid JSON.
    private static string TextOr(string example, string template)
    {
        try
        {
            using var parsed = JsonDocument.Parse(example);
            return example;
        }
        catch (JsonException)
        {
            return template;
        }
    }
}
