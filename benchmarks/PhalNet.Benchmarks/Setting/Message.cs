using System.ComponentModel.DataAnnotations;

namespace PhalNet.Benchmarks.Setting;

/// <summary>The service that is called: five declared parameters, one of them a property of its base.</summary>
[Service("Bench.Message")]
public sealed class Message : MessageBase
{
    public SentMessage Send(
        [Param("chat_message_to_uuid"), StringLength(32, MinimumLength = 32)] string toUuid,
        [Param("chat_message_data")] string data,
        [Param("chat_message_type")] MessageType type,
        [Param("ext_data")] string? extData = null) => new(toUuid);

    public SentMessage Index() => new("");
}
