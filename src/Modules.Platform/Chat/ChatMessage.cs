using System.ComponentModel.DataAnnotations;
using PhalNet;

namespace Modules.Platform;

/// <summary>Private messages between members.</summary>
/// <param name="messages">Keeps the messages.</param>
[Service("Platform.ChatMessage")]
public sealed class ChatMessage(ChatMessages messages) : PlatformService
{
    /// <summary>Send a private message</summary>
    /// <remarks>
    /// The recipient need not be a friend, and may even register later. The message is kept once in the sender's mailbox and once in the
    /// recipient's; when the reply comes, both are safely stored.
    /// </remarks>
    /// <param name="toUuid" example="12345678123456781234567812345678">
    /// The uuid of the member to write to: 32 letters and digits, case counts. Nobody can write to himself.
    /// </param>
    /// <param name="data" example="hello word">
    /// The content, kept exactly as it is sent. For the types image and link it is an http or https URL, or a JSON object whose member
    /// <c>url</c> is one.
    /// </param>
    /// <param name="type" example="text">
    /// How the message is to be shown: plain text, rich text (HTML), an image, a link, or a way of the client's own.
    /// </param>
    /// <param name="extData">An extension field, reserved for the system.</param>
    /// <param name="call">The call being served.</param>
    /// <returns>The id of the message in the sender's mailbox.</returns>
    /// <example>{"id": "3"}</example>
    public Task<SentMessage> Send(
        [Param("chat_message_to_uuid"), StringLength(32, MinimumLength = 32), RegularExpression("[0-9A-Za-z]{32}")] string toUuid,
        [Param("chat_message_data")] string data,
        [Param("chat_message_type")] ChatMessageType type,
        [Param("ext_data")] string? extData,
        ICallContext call)
        => messages.SendAsync(toUuid, data, type, extData, call);
}

/// <summary>A private message that has been stored.</summary>
/// <param name="Id">The id of the message in the sender's mailbox, a whole number written as text.</param>
public sealed record SentMessage(string Id);

/// <summary>How a private message is to be shown.</summary>
public enum ChatMessageType
{
    /// <summary>Plain text.</summary>
    Text,

    /// <summary>Rich text in HTML.</summary>
    Html,

    /// <summary>An image, by its URL.</summary>
    Image,

    /// <summary>A link, by its URL.</summary>
    Link,

    /// <summary>A form that clients agree on among themselves.</summary>
    Custom,
}

internal static class ChatMessageTypeText
{
    /// <summary>The text that requests, replies and the database know the type by.</summary>
    public static string ToText(this ChatMessageType type) => type switch
    {
        ChatMessageType.Text => "text",
        ChatMessageType.Html => "html",
        ChatMessageType.Image => "image",
        ChatMessageType.Link => "link",
        ChatMessageType.Custom => "custom",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
    };
}
