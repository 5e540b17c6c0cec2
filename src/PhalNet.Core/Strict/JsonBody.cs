using System.Text.Json;
using System.Text.Unicode;

namespace PhalNet;

internal static class JsonBody
{
    /// <summary>The text without a byte order mark and white space in front.</summary>
    public static ReadOnlyMemory<byte> Trim(ReadOnlyMemory<byte> body)
    {
        if (body.Span.StartsWith("\uFEFF"u8))
            body = body[3..];
        var start = body.Span.IndexOfAnyExcept(" \t\r\n"u8);
        return start < 0 ? default : body[start..];
    }

    public static (JsonDocument? Document, CallFailure? Failure) Parse(ReadOnlyMemory<byte> text, RequestLimits limits)
    {
        if (!Utf8.IsValid(text.Span))
            return (null, new(400, "request.encoding"));
        try
        {
            var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = limits.Depth });
            if (document.RootElement.ValueKind == JsonValueKind.Object && HasWholeText(document.RootElement, text.Span))
                return (document, null);
            var failure = document.RootElement.ValueKind == JsonValueKind.Object
                ? new CallFailure(400, "request.encoding")
                : Malformed(document.RootElement.ValueKind.ToString());
            document.Dispose();
            return (null, failure);
        }
        catch (JsonException exception)
        {
            return (null, IsTooDeep(text, limits)
                ? new(400, "limit.depth", new MessageArgument("max", $"{limits.Depth}"))
                : Malformed($"{exception.LineNumber + 1}:{exception.BytePositionInLine + 1}"));
        }
    }

    private static CallFailure Malformed(string reason) => new(400, "request.json", new MessageArgument("reason", reason));

    private static bool IsTooDeep(ReadOnlyMemory<byte> text, RequestLimits limits)
    {
        var depth = 0;
        var reader = new Utf8JsonReader(text.Span, new JsonReaderOptions { MaxDepth = int.MaxValue });
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                    depth = Math.Max(depth, reader.CurrentDepth + 1);
            }
        }
        catch (JsonException)
        {
            // Malformed beyond its depth; how deep it went until then is what counts.
        }

        return depth > limits.Depth;
    }

    // A \u escape can spell half of a character, which no text can hold.
    private static bool HasWholeText(JsonElement element, ReadOnlySpan<byte> text)
    {
        if (text.IndexOf("\\ud"u8) < 0 && text.IndexOf("\\uD"u8) < 0)
            return true;
        try
        {
            Visit(element);
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static void Visit(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                element.GetString();
                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                    Visit(item);
                break;
            case JsonValueKind.Object:
                foreach (var member in element.EnumerateObject())
                {
                    _ = member.Name;
                    Visit(member.Value);
                }

                break;
        }
    }
}
