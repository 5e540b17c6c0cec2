namespace Modules.Platform;

/// <summary>
/// The statements that put messages into mailboxes. They use a temporary table with the entries ordered by mailbox, so that those of one
/// mailbox are written together. Entries that a member's own reading has added before are skipped: each mailbox records its last one.
/// </summary>
internal sealed class PendingEntries
{
    private const string OfRange = "m.id > $1 AND m.id <= $2";
    private const string OfIds = "m.id IN (SELECT value FROM json_each($1))";

    private readonly string _create;
    private readonly string _clear;
    private readonly string _fillRange;
    private readonly string _fillOwn;
    private readonly string _endOfSlice;
    private readonly string _hasMore;
    private readonly string[] _apply;

    private PendingEntries(string table)
    {
        _create = $"CREATE TEMP TABLE IF NOT EXISTS {table} "
            + "(owner INTEGER, id INTEGER, peer INTEGER, io INTEGER, PRIMARY KEY (owner, id)) WITHOUT ROWID";
        _clear = $"DELETE FROM temp.{table}";
        _fillRange = Fill(table, OfRange, "true");
        _fillOwn = Fill(table, OfIds, "owner = (SELECT id FROM mailbox WHERE uuid = $2)");
        _endOfSlice = $"SELECT max(owner) FROM (SELECT owner FROM temp.{table} WHERE owner > $1 ORDER BY owner LIMIT $2)";
        _hasMore = $"SELECT EXISTS (SELECT 1 FROM temp.{table} WHERE owner > $1)";
        _apply = [.. Apply(table)];
    }

    public static PendingEntries OfRound { get; } = new("round_entry");

    /// <summary>The entries of a member who reads their own mailbox.</summary>
    public static PendingEntries OfMember { get; } = new("member_entry");

    /// <summary>Forgets all entries.</summary>
    public void Clear(SqliteStatements statements)
    {
        statements.Execute(_create);
        statements.ExecuteTemporary(_clear);
    }

    /// <summary>Adds the entries of the messages after one up to another.</summary>
    /// <returns>The number of these messages.</returns>
    public long Add(SqliteStatements statements, long after, long last)
    {
        var messages = statements.Number($"SELECT count(*) FROM chat_message m WHERE {OfRange}", after, last)!.Value;
        var added = statements.ExecuteTemporary(_fillRange, after, last);
        if (added < 2 * messages)
        {
            // Somebody has no mailbox yet, which is rare.
            statements.Execute(Mailboxes(OfRange), after, last);
            added += statements.ExecuteTemporary(_fillRange, after, last);
        }

        return added == 2 * messages
            ? messages
            : throw new InvalidOperationException($"{messages} messages after {after} have {added} entries.");
    }

    /// <summary>Adds the entries of some messages, a JSON array of ids, in the mailbox of a member.</summary>
    public void Add(SqliteStatements statements, string messages, string member)
    {
        statements.Execute(Mailboxes(OfIds), messages);
        statements.ExecuteTemporary(_fillOwn, messages, member);
    }

    /// <summary>
    /// The last mailbox of a slice that begins after a mailbox and has about as many entries as wanted: no mailbox is split. Null if there
    /// are no more.
    /// </summary>
    public long? EndOfSlice(SqliteStatements statements, long after, int entries) => statements.Number(_endOfSlice, after, entries);

    /// <summary>Whether there are entries of mailboxes after one.</summary>
    public bool HasMore(SqliteStatements statements, long after) => statements.Number(_hasMore, after) == 1;

    /// <summary>Puts the entries of the mailboxes after one up to another into them.</summary>
    public void Apply(SqliteStatements statements, long after, long last)
    {
        foreach (var statement in _apply)
            statements.Execute(statement, after, last);
    }

    private static string Mailboxes(string messages) =>
        $"INSERT OR IGNORE INTO mailbox (uuid) SELECT sender FROM chat_message m WHERE {messages} "
        + $"UNION SELECT recipient FROM chat_message m WHERE {messages}";

    private static string Fill(string table, string messages, string owners) =>
        "WITH message AS MATERIALIZED (SELECT m.id, s.id AS sender, r.id AS recipient FROM chat_message m "
        + $"CROSS JOIN mailbox s ON s.uuid = m.sender CROSS JOIN mailbox r ON r.uuid = m.recipient WHERE {messages}), "
        + "entry (owner, id, peer, io) AS (SELECT sender, id, recipient, 0 FROM message "
        + "UNION ALL SELECT recipient, id + 1, sender, 1 FROM message) "
        + $"INSERT OR IGNORE INTO temp.{table} (owner, id, peer, io) SELECT owner, id, peer, io FROM entry WHERE {owners}";

    private static IEnumerable<string> Apply(string table)
    {
        var slice = $"FROM temp.{table} p CROSS JOIN mailbox b ON b.id = p.owner "
            + "WHERE p.owner > $1 AND p.owner <= $2 AND p.id > b.applied_id";
        const string sequence = "b.sequence + row_number() OVER (PARTITION BY p.owner ORDER BY p.id)";
        yield return "INSERT INTO mailbox_entry (owner, id, peer, sequence, io, is_read) "
            + $"SELECT p.owner, p.id, p.peer, {sequence}, p.io, 0 {slice}";
        yield return "INSERT INTO mailbox_change (owner, sequence, kind, id) "
            + $"SELECT p.owner, {sequence}, {(int)ChangeKind.New}, p.id {slice}";
        yield return "INSERT INTO conversation (owner, peer, last_id, unread) "
            + $"SELECT p.owner, p.peer, max(p.id), sum(p.io) {slice} GROUP BY p.owner, p.peer "
            + "ON CONFLICT (owner, peer) DO UPDATE SET last_id = excluded.last_id, unread = conversation.unread + excluded.unread";

        // This is the last statement: the others depend on the mailbox's old position.
        yield return "UPDATE mailbox SET sequence = mailbox.sequence + g.entries, unread = mailbox.unread + g.unread, "
            + "applied_id = g.last_id FROM (SELECT p.owner, count(*) AS entries, sum(p.io) AS unread, max(p.id) AS last_id "
            + $"{slice} GROUP BY p.owner) g "
            + "WHERE mailbox.id = g.owner";
    }
}
