using System.ComponentModel.DataAnnotations;
using Modules.Platform;

namespace PhalNet.Benchmarks.Platform;

/// <summary>
/// The parameters and the reply of Platform.ChatMessage.Send, and nothing between them: no token is looked up, nothing is stored.
/// </summary>
[Service("Bench.Message")]
public sealed class Message : TokenService
{
    public Task<SentMessage> Send(
        [Param("chat_message_to_uuid"), StringLength(32, MinimumLength = 32), RegularExpression("[0-9A-Za-z]{32}")] string toUuid,
        [Param("chat_message_data")] string data,
        [Param("chat_message_type")] ChatMessageType type,
        [Param("ext_data")] string? extData,
        ICallContext call)
        => Task.FromResult(new SentMessage("1234567"));
}
