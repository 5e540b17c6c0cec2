using System.Text.Json.Serialization;
using FastEndpoints;

namespace PhalNet.Benchmarks.Http;

public sealed class Message
{
    [QueryParam, BindFrom("s")]
    public string Service { get; set; } = "";

    [BindFrom("access_token"), JsonPropertyName("access_token")]
    public string? AccessToken { get; set; }

    [BindFrom("chat_message_to_uuid"), JsonPropertyName("chat_message_to_uuid")]
    public string ToUuid { get; set; } = "";

    [BindFrom("chat_message_data"), JsonPropertyName("chat_message_data")]
    public string Data { get; set; } = "";

    [BindFrom("chat_message_type"), JsonPropertyName("chat_message_type")]
    public MessageType? Type { get; set; }

    [BindFrom("ext_data"), JsonPropertyName("ext_data")]
    public string? ExtData { get; set; }
}
