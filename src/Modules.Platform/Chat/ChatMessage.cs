using System.ComponentModel.DataAnnotations;
using PhalNet;

namespace Modules.Platform;

/// <summary>Private messages between members.</summary>
/// <param name="messages">Sends messages.</param>
/// <param name="mailboxes">Reads mailboxes.</param>
[Service("Platform.ChatMessage")]
public sealed class ChatMessage(ChatMessages messages, Mailboxes mailboxes) : PlatformService
{
    private const string Largest = "9223372036854775807"; // The attribute accepts 64-bit numbers only as text.

    /// <summary>Send a private message</summary>
    /// <remarks>
    /// The recipient need not be a friend, and may even register later. The message is stored once in the sender's mailbox and once in the
    /// recipient's; both are safely stored before the reply is sent. A request that is repeated with the same idempotency key (the header
    /// Idempotency-Key or the parameter idempotency_key) stores nothing and gets the first reply again, for 24 hours.
    /// </remarks>
    /// <param name="toUuid" example="12345678123456781234567812345678">
    /// The uuid of the recipient: 32 letters and digits, case-sensitive. Members cannot send messages to themselves.
    /// </param>
    /// <param name="data" example="hello word">
    /// The content, stored exactly as sent. For the types image and link it is an http or https URL, or a JSON object whose member
    /// <c>url</c> is one.
    /// </param>
    /// <param name="type" example="text">
    /// How to display the message: plain text, rich text (HTML), an image, a link, or a way the clients define.
    /// </param>
    /// <param name="extData">An extension field, reserved for the system.</param>
    /// <param name="call">The call being served.</param>
    /// <returns>The id of the message in the sender's mailbox.</returns>
    /// <exception cref="CallException">409: the idempotency key was used for a request with other parameters.</exception>
    /// <exception cref="CallException">429: the member sends too fast; <c>retry_after</c> gives the seconds to wait.</exception>
    /// <example>{"id": "3"}</example>
    public Task<SentMessage> Send(
        [Param("chat_message_to_uuid"), StringLength(32, MinimumLength = 32), RegularExpression("[0-9A-Za-z]{32}")] string toUuid,
        [Param("chat_message_data")] string data,
        [Param("chat_message_type")] ChatMessageType type,
        [Param("ext_data")] string? extData,
        ICallContext call)
        => messages.SendAsync(toUuid, data, type, extData, call);

    /// <summary>Send a private message to several members</summary>
    /// <remarks>
    /// Either all recipients get the message or none. A member named twice gets it once. It counts as one message for the sending limit.
    /// </remarks>
    /// <param name="toUuids" example="12345678123456781234567812345678,87654321876543218765432187654321">
    /// The uuids of 1 to 200 members, separated by commas.
    /// </param>
    /// <param name="data" example="hello word">The content, as in Platform.ChatMessage.Send.</param>
    /// <param name="type" example="text">How to display the message.</param>
    /// <param name="extData">An extension field, reserved for the system.</param>
    /// <param name="call">The call being served.</param>
    /// <returns>The messages in the sender's mailbox.</returns>
    /// <exception cref="CallException">409: the idempotency key was used for a request with other parameters.</exception>
    /// <exception cref="CallException">429: the member sends too fast; <c>retry_after</c> gives the seconds to wait.</exception>
    /// <example>{"id": "3", "item": [{"other_uuid": "12345678123456781234567812345678", "chat_message_id": "3"}]}</example>
    public Task<SentMessages> BulkSend(
        [Param("chat_message_to_uuid"), Length(1, 200)] IReadOnlyList<string> toUuids,
        [Param("chat_message_data")] string data,
        [Param("chat_message_type")] ChatMessageType type,
        [Param("ext_data")] string? extData,
        ICallContext call)
        => messages.BulkSendAsync(toUuids, data, type, extData, call);

    /// <summary>List the messages with a member</summary>
    /// <remarks>
    /// Received messages in the list are marked read; the reply shows their earlier state. Without <c>last_id</c>, the direction up
    /// begins with the latest message, down with the first.
    /// </remarks>
    /// <param name="peer" example="12345678123456781234567812345678">The other member; all members when empty.</param>
    /// <param name="lastId" example="0">Continue from this message. It is only a position; the message need not exist.</param>
    /// <param name="direction" example="down">up reads older messages, newest first; down reads newer ones, oldest first.</param>
    /// <param name="perpage" example="20">The maximum number of messages.</param>
    /// <param name="call">The call being served.</param>
    /// <returns>The messages in reading order.</returns>
    public Task<MessageList> GetMessageList(
        ICallContext call,
        [Param("chat_message_to_uuid"), StringLength(32, MinimumLength = 32), RegularExpression("[0-9A-Za-z]{32}")] string? peer = null,
        [Param("last_id"), Range(typeof(long), "0", Largest)] long lastId = 0,
        [Param("direction")] ListDirection direction = ListDirection.Down,
        [Param("perpage"), Range(1, 100)] int perpage = 20)
        => mailboxes.ListAsync(peer, lastId, direction, perpage, call);

    /// <summary>List all messages</summary>
    /// <remarks>The messages of all conversations, latest first. Nothing is marked read.</remarks>
    /// <param name="page" example="1">The page, from 1.</param>
    /// <param name="perpage" example="20">The number of messages on a page.</param>
    /// <param name="call">The call being served.</param>
    /// <returns>The messages of the page.</returns>
    public Task<MessageList> GetAllMessageList(
        ICallContext call,
        [Param("page"), Range(1, 1_000_000)] int page = 1,
        [Param("perpage"), Range(1, 100)] int perpage = 20)
        => mailboxes.ListAllAsync(page, perpage, call);

    /// <summary>List the conversations</summary>
    /// <remarks>One for each member with whom messages were exchanged, latest first.</remarks>
    /// <param name="page" example="1">The page, from 1.</param>
    /// <param name="perpage" example="20">The number of conversations on a page.</param>
    /// <param name="call">The call being served.</param>
    /// <returns>The conversations of the page.</returns>
    public Task<ConversationList> GetConversationList(
        ICallContext call,
        [Param("page"), Range(1, 1_000_000)] int page = 1,
        [Param("perpage"), Range(1, 100)] int perpage = 20)
        => mailboxes.ConversationsAsync(page, perpage, call);

    /// <summary>Count unread messages</summary>
    /// <param name="peer" example="12345678123456781234567812345678">The other member; all members when empty.</param>
    /// <param name="call">The call being served.</param>
    /// <returns>How many received messages are unread.</returns>
    public Task<UnreadCount> GetUnreadNum(
        ICallContext call,
        [Param("chat_message_to_uuid"), StringLength(32, MinimumLength = 32), RegularExpression("[0-9A-Za-z]{32}")] string? peer = null)
        => mailboxes.UnreadAsync(peer, call);

    /// <summary>Mark messages read</summary>
    /// <param name="peer" example="12345678123456781234567812345678">The other member; all members when empty.</param>
    /// <param name="lastId" example="0">The last message to mark; all if 0. It is only a position; the message need not exist.</param>
    /// <param name="call">The call being served.</param>
    /// <returns>How many received messages of the same conversations are still unread.</returns>
    public Task<UnreadCount> MarkRead(
        ICallContext call,
        [Param("chat_message_to_uuid"), StringLength(32, MinimumLength = 32), RegularExpression("[0-9A-Za-z]{32}")] string? peer = null,
        [Param("last_id"), Range(typeof(long), "0", Largest)] long lastId = 0)
        => mailboxes.MarkReadAsync(peer, lastId, call);

    /// <summary>Delete a message</summary>
    /// <remarks>Deletes only the copy in the member's own mailbox; the other member's copy stays.</remarks>
    /// <param name="id" example="3">The id of the message in the member's mailbox.</param>
    /// <param name="call">The call being served.</param>
    /// <exception cref="CallException">400: the mailbox has no such message.</exception>
    public Task Delete([Param("id"), Range(typeof(long), "1", Largest)] long id, ICallContext call) => mailboxes.DeleteAsync(id, call);

    /// <summary>Recall a message</summary>
    /// <remarks>
    /// Recalls a message that the member sent, within a time set by the server. Both members see that it was recalled, and no longer its
    /// content.
    /// </remarks>
    /// <param name="id" example="3">The id of the message in the sender's mailbox.</param>
    /// <param name="call">The call being served.</param>
    /// <exception cref="CallException">400: the mailbox has no such message, it was received, or it is too old.</exception>
    public Task Recall([Param("id"), Range(typeof(long), "1", Largest)] long id, ICallContext call) => mailboxes.RecallAsync(id, call);

    /// <summary>List changes</summary>
    /// <remarks>
    /// The changes of the mailbox after a position in its sequence, for clients that keep a copy: messages that are new, were read,
    /// recalled or deleted. The sequence has no gaps. A client starts with 0 and continues with <c>next</c>. A client may know a position
    /// beyond the end of the sequence when the server was restored from a backup: then it gets no changes and a <c>next</c> of 0, drops its
    /// copy and starts again.
    /// </remarks>
    /// <param name="since" example="0">The last position that the client knows; 0 for none.</param>
    /// <param name="perpage" example="20">The maximum number of changes.</param>
    /// <param name="call">The call being served.</param>
    /// <returns>The changes in order.</returns>
    public Task<ChangeList> Sync(
        ICallContext call,
        [Param("since"), Range(typeof(long), "0", Largest)] long since = 0,
        [Param("perpage"), Range(1, 100)] int perpage = 20)
        => mailboxes.ChangesAsync(since, perpage, call);

    /// <summary>Receive changes in real time</summary>
    /// <remarks>
    /// An event stream (text/event-stream) of the same changes as Platform.ChatMessage.Sync: the name of an event is the kind of the
    /// change, its id the position in the sequence, its data the message as JSON. It starts after <c>since</c>, after the header
    /// Last-Event-ID if a browser sends it, or otherwise with new changes only. A client whose connection is lost reconnects with the
    /// last id and misses nothing. Every 15 seconds without a change an event ping without id is sent. If the position is beyond the end of
    /// the sequence, the first event is reset, with the id 0, and the changes follow from the beginning.
    /// </remarks>
    /// <param name="since">The last position that the client knows; new changes only when not given.</param>
    /// <param name="lastEventId">The last position that the client knows, as sent by browsers when they reconnect.</param>
    /// <param name="call">The call being served.</param>
    public EventStreamReply Stream(
        ICallContext call,
        [Param("since"), Range(typeof(long), "0", Largest)] long? since = null,
        [Param("Last-Event-ID", Source = ValueSource.Header), Range(typeof(long), "0", Largest)] long? lastEventId = null)
        => mailboxes.Stream(lastEventId ?? since, call);
}
