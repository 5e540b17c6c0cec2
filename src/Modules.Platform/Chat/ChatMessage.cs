using System.ComponentModel.DataAnnotations;
using PhalNet;

namespace Modules.Platform;

/// <summary>Private messages between members.</summary>
/// <param name="messages">Sends messages.</param>
/// <param name="mailboxes">Reads mailboxes.</param>
[Service("Platform.ChatMessage")]
public sealed class ChatMessage(ChatMessages messages, Mailboxes mailboxes) : PlatformService
{
    private const string Largest = "9223372036854775807"; // The attribute takes numbers of 64 bits as text only.

    /// <summary>Send a private message</summary>
    /// <remarks>
    /// The recipient need not be a friend, and may even register later. The message is kept once in the sender's mailbox and once in the
    /// recipient's; when the reply comes, both are safely stored. A request that is repeated with the same idempotency key (the header
    /// Idempotency-Key or the parameter idempotency_key) stores nothing and gets the first reply again, for 24 hours.
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
    /// <exception cref="CallException">409: the idempotency key was used for a request with other parameters.</exception>
    /// <exception cref="CallException">429: the member sends too fast; <c>retry_after</c> says how many seconds to wait.</exception>
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
    /// All recipients get the message, or none. A member who is named twice gets it once. It counts as one message for the sending limit.
    /// </remarks>
    /// <param name="toUuids" example="12345678123456781234567812345678,87654321876543218765432187654321">
    /// The uuids of 1 to 200 members, joined by commas.
    /// </param>
    /// <param name="data" example="hello word">The content, as in Platform.ChatMessage.Send.</param>
    /// <param name="type" example="text">How the message is to be shown.</param>
    /// <param name="extData">An extension field, reserved for the system.</param>
    /// <param name="call">The call being served.</param>
    /// <returns>The messages in the sender's mailbox.</returns>
    /// <exception cref="CallException">409: the idempotency key was used for a request with other parameters.</exception>
    /// <exception cref="CallException">429: the member sends too fast; <c>retry_after</c> says how many seconds to wait.</exception>
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
    /// The received ones among them are marked read; the reply shows them as they were before. Without <c>last_id</c>, the direction up
    /// begins with the latest message, down with the first.
    /// </remarks>
    /// <param name="peer" example="12345678123456781234567812345678">The member at the other end; all members when empty.</param>
    /// <param name="lastId" example="0">Continue from this message. It is a place only; the message need not exist.</param>
    /// <param name="direction" example="down">up reads older messages, the newest first; down newer ones, the oldest first.</param>
    /// <param name="perpage" example="20">How many messages at most.</param>
    /// <param name="call">The call being served.</param>
    /// <returns>The messages in the order of reading on.</returns>
    public Task<MessageList> GetMessageList(
        ICallContext call,
        [Param("chat_message_to_uuid"), StringLength(32, MinimumLength = 32), RegularExpression("[0-9A-Za-z]{32}")] string? peer = null,
        [Param("last_id"), Range(typeof(long), "0", Largest)] long lastId = 0,
        [Param("direction")] ListDirection direction = ListDirection.Down,
        [Param("perpage"), Range(1, 100)] int perpage = 20)
        => mailboxes.ListAsync(peer, lastId, direction, perpage, call);

    /// <summary>List all messages</summary>
    /// <remarks>The messages of all conversations, the latest first. Nothing is marked read.</remarks>
    /// <param name="page" example="1">The page, from 1.</param>
    /// <param name="perpage" example="20">How many messages on a page.</param>
    /// <param name="call">The call being served.</param>
    /// <returns>The messages of the page.</returns>
    public Task<MessageList> GetAllMessageList(
        ICallContext call,
        [Param("page"), Range(1, 1_000_000)] int page = 1,
        [Param("perpage"), Range(1, 100)] int perpage = 20)
        => mailboxes.ListAllAsync(page, perpage, call);

    /// <summary>List the conversations</summary>
    /// <remarks>One for each member at the other end, the latest first.</remarks>
    /// <param name="page" example="1">The page, from 1.</param>
    /// <param name="perpage" example="20">How many conversations on a page.</param>
    /// <param name="call">The call being served.</param>
    /// <returns>The conversations of the page.</returns>
    public Task<ConversationList> GetConversationList(
        ICallContext call,
        [Param("page"), Range(1, 1_000_000)] int page = 1,
        [Param("perpage"), Range(1, 100)] int perpage = 20)
        => mailboxes.ConversationsAsync(page, perpage, call);

    /// <summary>Count unread messages</summary>
    /// <param name="peer" example="12345678123456781234567812345678">The member at the other end; all members when empty.</param>
    /// <param name="call">The call being served.</param>
    /// <returns>How many received messages are unread.</returns>
    public Task<UnreadCount> GetUnreadNum(
        ICallContext call,
        [Param("chat_message_to_uuid"), StringLength(32, MinimumLength = 32), RegularExpression("[0-9A-Za-z]{32}")] string? peer = null)
        => mailboxes.UnreadAsync(peer, call);

    /// <summary>Mark messages read</summary>
    /// <param name="peer" example="12345678123456781234567812345678">The member at the other end; all members when empty.</param>
    /// <param name="lastId" example="0">The last message to mark; all when it is 0. It is a place only; the message need not exist.</param>
    /// <param name="call">The call being served.</param>
    /// <returns>How many received messages are unread then, of the same conversations.</returns>
    public Task<UnreadCount> MarkRead(
        ICallContext call,
        [Param("chat_message_to_uuid"), StringLength(32, MinimumLength = 32), RegularExpression("[0-9A-Za-z]{32}")] string? peer = null,
        [Param("last_id"), Range(typeof(long), "0", Largest)] long lastId = 0)
        => mailboxes.MarkReadAsync(peer, lastId, call);

    /// <summary>Delete a message</summary>
    /// <remarks>Deletes the copy in the member's own mailbox; the other member keeps his.</remarks>
    /// <param name="id" example="3">The id of the message in the member's mailbox.</param>
    /// <param name="call">The call being served.</param>
    /// <exception cref="CallException">400: the mailbox has no such message.</exception>
    public Task Delete([Param("id"), Range(typeof(long), "1", Largest)] long id, ICallContext call) => mailboxes.DeleteAsync(id, call);

    /// <summary>Recall a message</summary>
    /// <remarks>
    /// Takes an own message back, within a time that the server sets. Both members see that it was recalled, and no longer what it said.
    /// </remarks>
    /// <param name="id" example="3">The id of the message in the sender's mailbox.</param>
    /// <param name="call">The call being served.</param>
    /// <exception cref="CallException">400: the mailbox has no such message, it was received, or it is too old.</exception>
    public Task Recall([Param("id"), Range(typeof(long), "1", Largest)] long id, ICallContext call) => mailboxes.RecallAsync(id, call);

    /// <summary>List changes</summary>
    /// <remarks>
    /// What happened in the mailbox since a place in its sequence, for clients that keep a copy of it: messages that are new, were read,
    /// recalled or deleted. The sequence has no gaps. A client begins with 0 and goes on with <c>next</c>. A place beyond the end of the
    /// sequence, which a client may know from before the server was restored from a back-up, gets no changes and a <c>next</c> of 0: the
    /// client drops its copy and begins again.
    /// </remarks>
    /// <param name="since" example="0">The last place that the client knows; 0 for none.</param>
    /// <param name="perpage" example="20">How many changes at most.</param>
    /// <param name="call">The call being served.</param>
    /// <returns>The changes in their order.</returns>
    public Task<ChangeList> Sync(
        ICallContext call,
        [Param("since"), Range(typeof(long), "0", Largest)] long since = 0,
        [Param("perpage"), Range(1, 100)] int perpage = 20)
        => mailboxes.ChangesAsync(since, perpage, call);

    /// <summary>Receive changes as they happen</summary>
    /// <remarks>
    /// An event stream (text/event-stream) of the same changes as Platform.ChatMessage.Sync: the name of an event is the kind of the
    /// change, its id the place in the sequence, its data the message as JSON. It begins after <c>since</c>, after the header
    /// Last-Event-ID where a browser sends it, or with what happens from now on. A client whose connection ends connects again with the
    /// last id and misses nothing. Every 15 seconds without a change an event ping without id is sent. After a place beyond the end of the
    /// sequence the first event is reset, with the id 0, and the changes follow from the beginning.
    /// </remarks>
    /// <param name="since">The last place that the client knows; what happens from now on when it is not given.</param>
    /// <param name="lastEventId">The last place that the client knows, as browsers send it when they connect again.</param>
    /// <param name="call">The call being served.</param>
    public EventStreamReply Stream(
        ICallContext call,
        [Param("since"), Range(typeof(long), "0", Largest)] long? since = null,
        [Param("Last-Event-ID", Source = ValueSource.Header), Range(typeof(long), "0", Largest)] long? lastEventId = null)
        => mailboxes.Stream(lastEventId ?? since, call);
}
