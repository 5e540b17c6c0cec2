using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;

namespace PhalNet.Benchmarks.Http;

public sealed class MessageQuery
{
    [FromQuery(Name = "access_token")]
    public string? AccessToken { get; init; }

    [FromQuery(Name = "chat_message_to_uuid"), Required, StringLength(32, MinimumLength = 32)]
    public required string ToUuid { get; init; }

    [FromQuery(Name = "chat_message_data"), Required]
    public required string Data { get; init; }

    [FromQuery(Name = "chat_message_type"), Required, AllowedValues("text", "html", "image", "link", "custom")]
    public required string Type { get; init; }

    [FromQuery(Name = "ext_data")]
    public string? ExtData { get; init; }
}
