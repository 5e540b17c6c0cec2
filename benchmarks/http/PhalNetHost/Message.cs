using System.ComponentModel.DataAnnotations;

namespace PhalNet.Benchmarks.Http;

/// <summary>The measured service.</summary>
[Service("Bench.Message")]
public sealed class Message(Storage storage) : BenchService
{
    public SentMessage Send(
        [Param("chat_message_to_uuid"), StringLength(32, MinimumLength = 32)] string toUuid,
        [Param("chat_message_data")] string data,
        [Param("chat_message_type")] MessageType type,
        [Param("ext_data")] string? extData = null) => new(toUuid);

    /// <summary>The same with five statements shown in debug output.</summary>
    public async Task<SentMessage> Traced(
        [Param("chat_message_to_uuid"), StringLength(32, MinimumLength = 32)] string toUuid,
        [Param("chat_message_data")] string data,
        [Param("chat_message_type")] MessageType type,
        CallTrace trace,
        [Param("ext_data")] string? extData = null,
        CancellationToken cancellation = default)
    {
        for (var i = 0; i < 5; i++)
            await storage.CountAsync(toUuid, trace, cancellation);
        return new(toUuid);
    }
}
