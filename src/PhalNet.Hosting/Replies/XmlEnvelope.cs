using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Xml;

namespace PhalNet.Hosting;

/// <summary>
/// Writes the JSON form of an envelope as XML: <c>xml</c> around all, an element for each member, <c>item</c> for each element of a list, text
/// as CDATA. As PhalApi's clients know it, true is <c>1</c>, false and null are nothing. Names that XML does not allow are escaped as
/// <c>_xHHHH_</c>, characters it does not allow become U+FFFD.
/// </summary>
internal static class XmlEnvelope
{
    private static readonly XmlWriterSettings Settings = new()
    {
        Encoding = new UTF8Encoding(false),
        CheckCharacters = true,
        NewLineHandling = NewLineHandling.None,
    };

    public static void Write(EnvelopeBuffer buffer, Action<Utf8JsonWriter> writeJson)
    {
        writeJson(buffer.Json);
        using var document = JsonDocument.Parse(buffer.Bytes.WrittenMemory, new JsonDocumentOptions { MaxDepth = EnvelopeBuffer.MaxDepth });
        using var text = new MemoryStream();
        using (var writer = XmlWriter.Create(text, Settings))
        {
            writer.WriteStartDocument();
            WriteElement(writer, "xml", document.RootElement);
        }

        buffer.Bytes.Clear();
        buffer.Bytes.Write(text.GetBuffer().AsSpan(0, (int)text.Length));
    }

    private static void WriteElement(XmlWriter writer, string name, JsonElement value)
    {
        writer.WriteStartElement(XmlConvert.EncodeLocalName(name) is { Length: > 0 } local ? local : "_");
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in value.EnumerateObject())
                    WriteElement(writer, member.Name, member.Value);
                break;
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray())
                    WriteElement(writer, "item", item);
                break;
            case JsonValueKind.Null or JsonValueKind.False:
                break;
            case JsonValueKind.True:
                writer.WriteCData("1");
                break;
            case JsonValueKind.Number:
                writer.WriteCData(XmlNumber.Print(value));
                break;
            default:
                writer.WriteCData(Allowed(value.ToString()));
                break;
        }

        writer.WriteEndElement();
    }

    private static string Allowed(string text) =>
        text.All(character => XmlConvert.IsXmlChar(character) || char.IsSurrogate(character))
            ? text
            : string.Concat(text.Select(character => XmlConvert.IsXmlChar(character) || char.IsSurrogate(character) ? character : '\uFFFD'));
}
