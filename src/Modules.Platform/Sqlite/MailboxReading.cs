using System.Data.Common;

namespace Modules.Platform;

/// <summary>The statements that read mailboxes.</summary>
internal static class MailboxReading
{
    private const string Owner = "(SELECT id FROM mailbox WHERE uuid = $1)";

    // A copy's message is the one with its id, or for the recipient the one with the id before it.
    private const string Copy =
        "e.id, o.uuid, p.uuid, e.io, e.is_read, e.sequence, m.type, coalesce(m.data, d.data), "
        + "coalesce(m.ext_data, d.ext_data), m.add_time, m.recalled_at IS NOT NULL";

    private const string Content =
        "JOIN mailbox o ON o.id = e.owner JOIN mailbox p ON p.id = e.peer JOIN chat_message m ON m.id = e.id - e.io "
        + "LEFT JOIN chat_message d ON d.id = m.data_id";

    // Without this hint the planner would scan the whole mailbox for the few messages of one conversation.
    public const string ByPeer = "INDEXED BY mailbox_entry_peer";

    private const string InConversation = "AND e.peer = (SELECT id FROM mailbox WHERE uuid = $5)";

    public static List<MailboxItem> List(SqliteStatements statements, MailboxQuery query) => statements.Query(
        $"SELECT {Copy} FROM mailbox_entry e {(query.Peer is null ? "" : ByPeer)} {Content} WHERE e.owner = {Owner} AND e.id > $2 "
        + (query.Before is null ? "" : "AND e.id < $6 ")
        + (query.Peer is null ? "" : InConversation)
        + $" ORDER BY e.id {(query.After is null ? "DESC" : "ASC")} LIMIT $3 OFFSET $4",
        Item,
        query.Owner, query.After ?? 0, query.Count, query.Skip, query.Peer, query.Before);

    public static List<Conversation> Conversations(SqliteStatements statements, string owner, int skip, int count)
    {
        var conversations = statements.Query(
            $"SELECT p.uuid, c.unread, c.last_id FROM conversation c JOIN mailbox p ON p.id = c.peer WHERE c.owner = {Owner} "
            + "ORDER BY c.last_id DESC LIMIT $2 OFFSET $3",
            row => (Peer: row.GetString(0), Unread: row.GetInt64(1), Last: row.GetInt64(2)),
            owner, count, skip);
        return [.. conversations.Select(
            conversation => new Conversation(owner, conversation.Peer, conversation.Unread, Find(statements, owner, conversation.Last)))];
    }

    public static long Unread(SqliteStatements statements, string owner, string? peer) => (peer is null
        ? statements.Number("SELECT unread FROM mailbox WHERE uuid = $1", owner)
        : statements.Number(
            $"SELECT unread FROM conversation WHERE owner = {Owner} AND peer = (SELECT id FROM mailbox WHERE uuid = $2)",
            owner, peer)) ?? 0;

    public static long LastSequence(SqliteStatements statements, string owner) =>
        statements.Number("SELECT sequence FROM mailbox WHERE uuid = $1", owner) ?? 0;

    public static MailboxChanges Changes(SqliteStatements statements, string owner, long since, int count)
    {
        var changes = statements.Query(
            $"SELECT sequence, kind, id FROM mailbox_change WHERE owner = {Owner} AND sequence > $2 ORDER BY sequence LIMIT $3",
            row => (Sequence: row.GetInt64(0), Kind: (ChangeKind)row.GetInt32(1), Id: row.GetInt64(2)),
            owner, since, count + 1L);
        var isComplete = changes.Count <= count;
        return new(
            [.. changes.Take(count).Select(change => new MailboxChange(
                change.Sequence, change.Kind, Find(statements, owner, change.Id) ?? Deleted(statements, owner, change.Id)))],
            isComplete);
    }

    // The copy is no longer in the mailbox; the message gives the members.
    private static MailboxItem Deleted(SqliteStatements statements, string owner, long id) => statements.Query(
        "SELECT $2, $1, CASE WHEN m.id = $2 THEN m.recipient ELSE m.sender END, m.id <> $2, 1, 0, m.type, '', NULL, m.add_time, 0 "
        + "FROM chat_message m WHERE (m.id = $2 AND m.sender = $1) OR (m.id = $2 - 1 AND m.recipient = $1)",
        Item, owner, id)[0];

    private static MailboxItem? Find(SqliteStatements statements, string owner, long id) => statements.Query(
        $"SELECT {Copy} FROM mailbox_entry e {Content} WHERE e.owner = {Owner} AND e.id = $2", Item, owner, id).FirstOrDefault();

    private static MailboxItem Item(DbDataReader row)
    {
        var isRecalled = row.GetInt64(10) != 0;
        return new()
        {
            Id = row.GetInt64(0),
            Owner = row.GetString(1),
            Peer = row.GetString(2),
            IsReceived = row.GetInt64(3) != 0,
            IsRead = row.GetInt64(4) != 0,
            Sequence = row.GetInt64(5),
            Type = row.GetString(6),
            Data = isRecalled ? "" : row.GetString(7),
            ExtData = isRecalled || row.IsDBNull(8) ? null : row.GetString(8),
            AddTime = row.GetInt64(9),
            IsRecalled = isRecalled,
        };
    }
}
