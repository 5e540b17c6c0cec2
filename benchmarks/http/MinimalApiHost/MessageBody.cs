using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace PhalNet.Benchmarks.Http;

public sealed class MessageBody
{
    [JsonPropertyName("access_token")]
    public string? AccessToken { get; init; }

    [JsonPropertyName("chat_message_to_uuid"), Required, StringLength(32, MinimumLength = 32)]
    public required string ToUuid { get; init; }

    [JsonPropertyName("chat_message_data"), Required]
    public required string Data { get; init; }

    [JsonPropertyName("chat_message_type"), Required, AllowedValues("text", "html", "image", "link", "custom")]
    public required string Type { get; init; }

    [JsonPropertyName("ext_data")]
    public string? ExtData { get; init; }
}
