using System.Text.Json;

namespace PhalNet.Tests.Server;

/// <summary>A reply, checked for the fields of every envelope.</summary>
internal sealed class Envelope
{
    private Envelope(string text)
    {
        Text = text;
        using var document = JsonDocument.Parse(text);
        Json = document.RootElement.Clone();
        Ret = Json.GetProperty("ret").GetInt32();
        Data = Json.GetProperty("data");
        Message = Json.GetProperty("msg").GetString()!;
        Data.ValueKind.ShouldBe(JsonValueKind.Object);
    }

    public string Text { get; }

    public JsonElement Json { get; }

    public int Ret { get; }

    public JsonElement Data { get; }

    public string Message { get; }

    public long Id => long.Parse(Data.GetProperty("id").GetString()!, System.Globalization.CultureInfo.InvariantCulture);

    public bool HasDebug => Json.TryGetProperty("debug", out _);

    public static Envelope Parse(string text)
    {
        try
        {
            return new(text);
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException)
        {
            throw new InvalidOperationException($"No envelope: {text}", exception);
        }
    }

    public static async Task<Envelope> ReadAsync(HttpResponseMessage response) => Parse(await response.Content.ReadAsStringAsync());

    /// <summary>The texts of one list in the debug field.</summary>
    public string[] Debug(string list) =>
        [.. Json.GetProperty("debug").GetProperty(list).EnumerateArray().Select(line => line.GetString()!)];
}
