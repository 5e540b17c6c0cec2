using System.Globalization;
using System.Text.Json;

namespace PhalNet.Tests.Http;

/// <summary>A reply, checked for the fields of every envelope.</summary>
public sealed class Envelope
{
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 1024 };

    private Envelope(string text, int status, string contentType)
    {
        (Text, Status, ContentType) = (text, status, contentType);
        using var document = JsonDocument.Parse(text, Deep);
        Root = document.RootElement.Clone();
        Ret = Root.GetProperty("ret").GetInt32();
        Data = Root.GetProperty("data");
        Message = Root.GetProperty("msg").GetString() ?? throw new InvalidOperationException("msg is null.");
        if (Ret != 200 && Data.ValueKind != JsonValueKind.Object)
            throw new InvalidOperationException("The data of a refused call is not an object.");
    }

    /// <summary>The HTTP status; 0 if only the text is known.</summary>
    public int Status { get; }

    /// <summary>The media type as sent.</summary>
    public string ContentType { get; }

    public string Text { get; }

    public JsonElement Root { get; }

    public int Ret { get; }

    public JsonElement Data { get; }

    public string Message { get; }

    public long Id => long.Parse(Data.GetProperty("id").GetString()!, CultureInfo.InvariantCulture);

    public bool HasDebug => Root.TryGetProperty("debug", out _);

    public static Envelope Parse(string text, int status = 0, string contentType = "")
    {
        try
        {
            return new(text, status, contentType);
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new InvalidOperationException($"No envelope: {text}", exception);
        }
    }

    public static async Task<Envelope> ReadAsync(HttpResponseMessage response)
    {
        var contentType = ContentTypeOf(response);
        return Parse(await response.Content.ReadAsStringAsync(), (int)response.StatusCode, contentType);
    }

    /// <summary>The media type as sent. Reading the text parses the header, which may then be spelled differently.</summary>
    public static string ContentTypeOf(HttpResponseMessage response) =>
        response.Content.Headers.NonValidated.TryGetValues("Content-Type", out var values) ? values.ToString() : "";

    /// <summary>The texts of one list in the debug field.</summary>
    public string[] Debug(string list) =>
        [.. Root.GetProperty("debug").GetProperty(list).EnumerateArray().Select(line => line.GetString()!)];
}
