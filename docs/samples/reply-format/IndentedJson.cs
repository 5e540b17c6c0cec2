using System.Buffers;
using System.Text.Json;
using PhalNet;

/// <summary>JSON with line breaks, for people who read replies in a browser.</summary>
public class IndentedJson(JsonReplyFormat json) : IReplyFormat
{
    public string Name => "indented";

    public string ContentType => "application/json;charset=utf-8";

    public void Write(IBufferWriter<byte> output, Reply reply)
    {
        var envelope = new ArrayBufferWriter<byte>();
        json.Write(envelope, reply);

        using var document = JsonDocument.Parse(
            envelope.WrittenMemory, new JsonDocumentOptions { MaxDepth = JsonReplyFormat.MaxDepth });
        using var writer = new Utf8JsonWriter(
            output, new JsonWriterOptions { Indented = true, MaxDepth = JsonReplyFormat.MaxDepth });
        document.WriteTo(writer);
    }
}
