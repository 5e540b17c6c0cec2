using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using PhalNet.Descriptions;

namespace PhalNet.Docs;

/// <summary>The members of a complete reply, with their names at an entry.</summary>
internal static class EnvelopeFields
{
    public static IEnumerable<FieldDocument> Of(ServiceDocument document, Entry entry, DocsTexts texts)
    {
        yield return new(entry.NameOf("ret"), texts["type.int"], IsNullable: false, texts["fields.ret"]);
        var data = entry.NameOf("data");
        if (document.Data.Count == 0)
            yield return new(data, texts["type.any"], IsNullable: false, document.Reply == ReplyKind.Envelope
                ? texts["fields.nodata"]
                : texts["fields.refused"]);
        foreach (var field in document.Data)
            yield return field with { Path = Rename(field.Path), Description = Describe(field) };
        yield return new(entry.NameOf("msg"), texts["type.string"], IsNullable: false, texts["fields.msg"]);

        string Rename(string path) => data + path["data".Length..];

        string Describe(FieldDocument field)
        {
            var description = field is { Description: "", Path: "data" } ? texts["fields.data"] : field.Description;
            return field.SameAs is { } path
                ? $"{description} {texts["fields.same", MarkdownText.Code(Rename(path))]}".TrimStart()
                : description;
        }
    }
}

/// <summary>An example of a complete reply, indented.</summary>
internal static class EnvelopeExample
{
    private static readonly JsonSerializerOptions Lines = new()
    {
        WriteIndented = true,
        IndentSize = 4,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(ServiceDocument document, Entry entry) => new JsonObject
    {
        [entry.NameOf("ret")] = 200,
        [entry.NameOf("data")] = document.Example?.DeepClone(),
        [entry.NameOf("msg")] = "",
    }.ToJsonString(Lines);
}
