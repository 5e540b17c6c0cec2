using System.Data.Common;

namespace Modules.Platform;

/// <summary>The statements that read mailboxes.</summary>
internal static class MailboxReading
{
    private const string Owner = "(SELECT id FROM mailbox WHERE uuid = $1)";

    // A copy's message is the one with its id, or the id before it for the recipient.
    private const string Copy =
        "e.id, o.uuid, p.uuid, e.io, e.is_read, e.sequence, m.type, coalesce(m.data, d.data), coalesce(m.ext_data, d.ext_data), m.add_time, "
        + "m.recalled_at IS NOT NULL";

    private const string Content =
        "JOIN mailbox o ON o.id = e.owner JOIN mailbox p ON p.id = e.peer JOIN chat_message m ON m.id = e.id - e.io "
        + "LEFT JOIN chat_message d ON d.id = m.data_id";

    private const string InConversation = "AND e.peer = (SELECT id FROM mailbox WHERE uuid = $5)";

    public static List<MailboxItem> List(SqliteStatements statements, MailboxQuery query) => statements.Query(
        $"SELECT {Copy} FROM mailbox_entry e {Content} WHERE e.owner = {Owner} AND e.id > $2 "
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
            $"SELECT unread FROM conversation WHERE owner = {Owner} AND peer = (SELECT id FROM mailbox WHERE uuid = $2)", owner, peer)) ?? 0;

    public static MailboxChanges Changes(SqliteStatements statements, string owner, long since, int count)
    {
        var changes = statements.Query(
            $"SELECT c.sequence, c.kind, c.id AS changed, {Copy} FROM mailbox_change c "
            + $"LEFT JOIN mailbox_entry e ON e.owner = c.owner AND e.id = c.id "
            + "LEFT JOIN mailbox o ON o.id = e.owner LEFT JOIN mailbox p ON p.id = e.peer "
            + "LEFT JOIN chat_message m ON m.id = e.id - e.io LEFT JOIN chat_message d ON d.id = m.data_id "
            + $"WHERE c.owner = {Owner} AND c.sequence > $2 ORDER BY c.sequence LIMIT $3",
            Change,
            owner, since, count + 1L);
        return changes.Count > count ? new(changes[..count], false) : new(changes, true);
    }

    private static MailboxItem? Find(SqliteStatements statements, string owner, long id) => statements.Query(
        $"SELECT {Copy} FROM mailbox_entry e {Content} WHERE e.owner = {Owner} AND e.id = $2", Item, owner, id).FirstOrDefault();

    private static MailboxChange Change(DbDataReader row) =>
        new(row.GetInt64(0), (ChangeKind)row.GetInt32(1), row.GetInt64(2), row.IsDBNull(3) ? null : Item(row, 3));

    private static MailboxItem Item(DbDataReader row) => Item(row, 0);

    private static MailboxItem Item(DbDataReader row, int first)
    {
        var isRecalled = row.GetInt64(first + 10) != 0;
        return new()
        {
            Id = row.GetInt64(first),
            Owner = row.GetString(first + 1),
            Peer = row.GetString(first + 2),
            IsReceived = row.GetInt64(first + 3) != 0,
            IsRead = row.GetInt64(first + 4) != 0,
            Sequence = row.GetInt64(first + 5),
            Type = row.GetString(first + 6),
            Data = isRecalled ? "" : row.GetString(first + 7),
            ExtData = isRecalled || row.IsDBNull(first + 8) ? null : row.GetString(first + 8),
            AddTime = row.GetInt64(first + 9),
            IsRecalled = isRecalled,
        };
    }
}
