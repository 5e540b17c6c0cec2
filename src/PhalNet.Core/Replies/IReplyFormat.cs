using System.Buffers;

namespace PhalNet;

/// <summary>
/// A format of envelopes, such as JSON. Add one with <see cref="IPhalNetBuilder.AddReplyFormat{TFormat}"/>; entries offer it by its name.
/// It is a singleton and must be thread-safe.
/// </summary>
public interface IReplyFormat
{
    /// <summary>The name in configuration and in requests, such as <c>json</c>; compared case-insensitively.</summary>
    string Name { get; }

    /// <summary>The media type of the output, such as <c>application/json;charset=utf-8</c>.</summary>
    string ContentType { get; }

    /// <summary>
    /// Writes a whole envelope. An exception results in an envelope of ret 500, so it may be thrown after a part has been written.
    /// Implementations must not cache types of values: a module's types are unloaded with the module.
    /// </summary>
    /// <param name="output">Receives the bytes; nothing is sent before the method has returned.</param>
    /// <param name="reply">
    /// The reply to write. Its <see cref="CallResult.Body"/> is null: files and streams are sent without an envelope.
    /// </param>
    void Write(IBufferWriter<byte> output, Reply reply);
}

/// <summary>The input for writing the envelope of one call.</summary>
/// <param name="Result">The result of the call.</param>
/// <param name="Trace">The timeline of the call; written as the member debug if it was recorded.</param>
/// <param name="Names">The names of the envelope's members.</param>
/// <param name="Language">The language of the messages, such as <c>zh-CN</c>.</param>
public readonly record struct Reply(CallResult Result, CallTrace Trace, ReplyNames Names, string Language);
