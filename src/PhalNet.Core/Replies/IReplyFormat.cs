using System.Buffers;

namespace PhalNet;

/// <summary>
/// A way of writing envelopes, such as JSON. Add one with <see cref="IPhalNetBuilder.AddReplyFormat{TFormat}"/>; entries offer it by its
/// name. It is a singleton and writes many replies at once.
/// </summary>
public interface IReplyFormat
{
    /// <summary>The name in configuration and in requests, such as <c>json</c>; compared without case.</summary>
    string Name { get; }

    /// <summary>The media type of what is written, such as <c>application/json;charset=utf-8</c>.</summary>
    string ContentType { get; }

    /// <summary>
    /// Writes a whole envelope. What it throws becomes an envelope of ret 500, so it may throw after a part has been written. It keeps no
    /// type of a value: a module's types end with the module.
    /// </summary>
    /// <param name="output">Takes the bytes; nothing of them is sent before the method has returned.</param>
    /// <param name="reply">What to write. <see cref="CallResult.Body"/> is null: a file or stream takes the place of an envelope.</param>
    void Write(IBufferWriter<byte> output, Reply reply);
}

/// <summary>What the envelope of one call is written from.</summary>
/// <param name="Result">How the call ended.</param>
/// <param name="Trace">The course of the call; it is shown as the member debug where it was collected.</param>
/// <param name="Names">What the members of the envelope are called.</param>
/// <param name="Language">The language of the messages, such as <c>zh-CN</c>.</param>
public readonly record struct Reply(CallResult Result, CallTrace Trace, ReplyNames Names, string Language);
