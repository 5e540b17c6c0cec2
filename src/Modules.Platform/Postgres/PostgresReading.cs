using System.Data.Common;

namespace Modules.Platform;

/// <summary>The statements that read mailboxes.</summary>
internal static class PostgresReading
{
    private const string Owner = "(SELECT id FROM mailbox WHERE uuid = $1)";

    // A copy's message is the one with its id, or for the recipient the one with the id before it.
    private const string Copy =
        "e.id, o.uuid, p.uuid, e.io, e.is_read, e.sequence, m.type, coalesce(m.data, d.data), "
        + "coalesce(m.ext_data, d.ext_data), m.add_time, m.recalled_at IS NOT NULL";

    private const string Content =
        "JOIN mailbox o ON o.id = e.owner JOIN mailbox p ON p.id = e.peer JOIN chat_message m ON m.id = e.id - e.io "
        + "LEFT JOIN chat_message d ON d.id = m.data_id";

    public static Statement List(MailboxQuery query)
    {
        var values = new List<object?> { query.Owner, query.After ?? 0, query.Count, query.Skip };
        var filter = "";
        if (query.Peer is { } peer)
            filter += $" AND e.peer = (SELECT id FROM mailbox WHERE uuid = ${Add(values, peer)})";
        if (query.Before is { } before)
            filter += $" AND e.id < ${Add(values, before)}";
        return new(
            $"SELECT {Copy} FROM mailbox_entry e {Content} WHERE e.owner = {Owner} AND e.id > $2{filter} "
            + $"ORDER BY e.id {(query.After is null ? "DESC" : "ASC")} LIMIT $3 OFFSET $4",
            [.. values]);
    }

    public static Statement Conversations(string owner, int skip, int count) => new(
        $"SELECT {Copy}, c.unread FROM conversation c JOIN mailbox_entry e ON e.owner = c.owner AND e.id = c.last_id {Content} "
        + $"WHERE c.owner = {Owner} ORDER BY c.last_id DESC LIMIT $2 OFFSET $3",
        owner, count, skip);

    public static Conversation ReadConversation(DbDataReader row)
    {
        var last = ReadItem(row);
        return new(last.Owner, last.Peer, row.GetInt64(11), last);
    }

    public static Statement Unread(string owner, string? peer) => peer is null
        ? new("SELECT unread FROM mailbox WHERE uuid = $1", owner)
        : new($"SELECT unread FROM conversation WHERE owner = {Owner} AND peer = (SELECT id FROM mailbox WHERE uuid = $2)", owner, peer);

    public static Statement LastSequence(string owner) => new("SELECT sequence FROM mailbox WHERE uuid = $1", owner);

    /// <summary>Changes with the current copies; for a deleted copy the message gives the members.</summary>
    public static Statement Changes(string owner, long since, int count) => new(
        "SELECT c.id, o.uuid, coalesce(p.uuid, CASE WHEN m.id = c.id THEN m.recipient ELSE m.sender END), (c.id - m.id)::smallint, "
        + "coalesce(e.is_read, 1), coalesce(e.sequence, 0), m.type, CASE WHEN e.id IS NULL THEN '' ELSE coalesce(m.data, d.data) END, "
        + "CASE WHEN e.id IS NOT NULL THEN coalesce(m.ext_data, d.ext_data) END, m.add_time, "
        + "e.id IS NOT NULL AND m.recalled_at IS NOT NULL, c.sequence, c.kind "
        + "FROM mailbox_change c JOIN mailbox o ON o.id = c.owner "
        + "LEFT JOIN mailbox_entry e ON e.owner = c.owner AND e.id = c.id LEFT JOIN mailbox p ON p.id = e.peer "
        + "JOIN LATERAL (SELECT * FROM chat_message x WHERE (x.id = c.id AND x.sender = o.uuid) "
        + "OR (x.id = c.id - 1 AND x.recipient = o.uuid) LIMIT 1) m ON true "
        + "LEFT JOIN chat_message d ON d.id = m.data_id "
        + $"WHERE c.owner = {Owner} AND c.sequence > $2 ORDER BY c.sequence LIMIT $3",
        owner, since, count);

    public static MailboxChange ReadChange(DbDataReader row) => new(row.GetInt64(11), (ChangeKind)row.GetInt16(12), ReadItem(row));

    public static MailboxItem ReadItem(DbDataReader row)
    {
        var isRecalled = row.GetBoolean(10);
        return new()
        {
            Id = row.GetInt64(0),
            Owner = row.GetString(1),
            Peer = row.GetString(2),
            IsReceived = row.GetInt16(3) != 0,
            IsRead = row.GetInt32(4) != 0,
            Sequence = row.GetInt64(5),
            Type = row.GetString(6),
            Data = isRecalled ? "" : row.GetString(7),
            ExtData = isRecalled || row.IsDBNull(8) ? null : row.GetString(8),
            AddTime = row.GetInt64(9),
            IsRecalled = isRecalled,
        };
    }

    private static int Add(List<object?> values, object value)
    {
        values.Add(value);
        return values.Count;
    }
}
