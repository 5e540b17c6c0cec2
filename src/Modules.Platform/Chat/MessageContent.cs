using System.Text.Json;

namespace Modules.Platform;

internal static class MessageContent
{
    /// <summary>Whether a content is an http(s) URL or a JSON object whose member <c>url</c> is one.</summary>
    public static bool HasUrl(string data) => IsUrl(data) || HasUrlMember(data);

    // Clients use the URL in src and href: other schemes, javascript above all, must not get there.
    private static bool IsUrl(string text) =>
        (text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
        && Uri.TryCreate(text, UriKind.Absolute, out var url)
        && url.Host.Length > 0;

    private static bool HasUrlMember(string data)
    {
        try
        {
            using var json = JsonDocument.Parse(data);
            return json.RootElement.ValueKind == JsonValueKind.Object
                && json.RootElement.TryGetProperty("url", out var url)
                && url.ValueKind == JsonValueKind.String
                && IsUrl(url.GetString()!);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or ArgumentException)
        {
            // Not JSON, or it contains an escape sequence of half a surrogate pair.
            return false;
        }
    }
}
