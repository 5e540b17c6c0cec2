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
    /// <param name="toUuid">The uuid of the member to write to: 32 letters and digits, in which case counts. Nobody can write to himself.</param>
    /// <param name="data">
    /// The content, kept exactly as it is sent. For the types image and link it is an http or https URL, or a JSON object whose member
    /// <c>url</c> is one.
    /// </param>
    /// <param name="type">How the message is to be shown: as plain text, rich text (HTML), an image, a link, or in a way of the client's own.</param>
    /// <param name="extData">An extension field, reserved for the system.</param>
    /// <param name="call">The call being served.</param>
    /// <returns>The id of the message in the sender's mailbox.</returns>
    /// <exception cref="CallException">400: a parameter is missing or wrong; the message names it.</exception>
    /// <exception cref="CallException">404: there is no service of this name.</exception>
    /// <exception cref="CallException">406: the access token is missing, unknown or expired.</exception>
    /// <exception cref="CallException">407: the application is unknown or has no right to this service.</exception>
    /// <exception cref="CallException">408: the member is disabled or not logged in.</exception>
    /// <exception cref="CallException">500: the service failed; the message gives a trace id for its operators.</exception>
    public Task<SentMessage> Send(
        [Param("chat_message_to_uuid"), StringLength(32, MinimumLength = 32), RegularExpression("[0-9A-Za-z]{32}")] string toUuid,
        [Param("chat_message_data")] string data,
        [Param("chat_message_type")] ChatMessageType type,
        [Param("ext_data")] string? extData,
        ICallContext call)
        => messages.SendAsync(toUuid, data, type, extData, call);
}
