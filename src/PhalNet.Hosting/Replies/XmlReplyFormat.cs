using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml;

namespace PhalNet.Hosting;

/// <summary>
/// Writes the JSON form of an envelope as XML: the root element is <c>xml</c>, each member is an element, each element of a list is an
/// <c>item</c>, text is CDATA. As PhalApi's clients expect, true is <c>1</c>, false and null are empty. Names that are invalid in XML are
/// escaped as <c>_xHHHH_</c>, invalid characters become U+FFFD.
/// </summary>
internal sealed class XmlReplyFormat(JsonReplyFormat json) : IReplyFormat
{
    private static readonly XmlWriterSettings Settings = new()
    {
        Encoding = new UTF8Encoding(false),
        CheckCharacters = true,
        NewLineHandling = NewLineHandling.None,
    };

    public string Name => "xml";

    public string ContentType => "application/xml;charset=utf-8";

    public void Write(IBufferWriter<byte> output, Reply reply)
    {
        using var source = new PooledBuffer(1024);
        json.Write(source, reply);
        using var document = JsonDocument.Parse(source.WrittenMemory, new JsonDocumentOptions { MaxDepth = JsonReplyFormat.MaxDepth });
        using var text = new MemoryStream();
        using (var writer = XmlWriter.Create(text, Settings))
        {
            writer.WriteStartDocument();
            WriteElement(writer, "xml", document.RootElement);
        }

        output.Write(text.GetBuffer().AsSpan(0, (int)text.Length));
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
        text.All(IsAllowed) ? text : string.Concat(text.Select(character => IsAllowed(character) ? character : '\uFFFD'));

    private static bool IsAllowed(char character) => XmlConvert.IsXmlChar(character) || char.IsSurrogate(character);
}

/// <summary>Numbers as PHP formats them: integers in full, fractions with 14 digits, exponents as <c>1.0E+25</c>.</summary>
internal static partial class XmlNumber
{
    public static string Print(JsonElement number)
    {
        var raw = number.GetRawText();
        if (raw.AsSpan().IndexOfAny('.', 'e', 'E') < 0)
            return raw;
        var text = number.GetDouble().ToString("G14", CultureInfo.InvariantCulture);
        return Exponent().Replace(text, match =>
            $"{(text.Contains('.', StringComparison.Ordinal) ? "" : ".0")}E{match.Groups["sign"].Value}{match.Groups["digits"].Value}");
    }

    [GeneratedRegex("E(?<sign>[+-])0*(?<digits>[0-9]+)", RegexOptions.CultureInvariant)]
    private static partial Regex Exponent();
}
