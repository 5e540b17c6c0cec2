using System.Text.Json.Serialization;

namespace PhalNet.Benchmarks.Http;

internal sealed class MessageFields
{
    [JsonPropertyName("access_token")]
    public string? AccessToken { get; init; }

    [JsonPropertyName("chat_message_to_uuid")]
    public string? ToUuid { get; init; }

    [JsonPropertyName("chat_message_data")]
    public string? Data { get; init; }

    [JsonPropertyName("chat_message_type")]
    public string? Type { get; init; }

    [JsonPropertyName("ext_data")]
    public string? ExtData { get; init; }
}
