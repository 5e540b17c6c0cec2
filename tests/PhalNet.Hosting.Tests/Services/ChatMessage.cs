using System.ComponentModel.DataAnnotations;

namespace PhalNet.Hosting.Tests.Services;

[Service("Platform.ChatMessage")]
public sealed class ChatMessage
{
    public object Send(
        [Param("chat_message_to_uuid"), StringLength(32, MinimumLength = 32)] string toUuid,
        [Param("chat_message_data")] string data,
        [Param("chat_message_type")] string type) => new { To = toUuid, Data = data, Type = type };
}
