namespace Modules.Platform;

/// <summary>
/// The statements that put messages into mailboxes. They use a temporary table with the entries ordered by mailbox, so that those of one
/// mailbox are written together. Entries that a member's own reading has added before are skipped: each mailbox records its last one.
/// </summary>
internal sealed class PendingEntries
{
    private const string BothCopies =
        "SELECT s.id AS owner, m.id, r.id AS peer, 0 FROM chat_message m JOIN mailbox s ON s.uuid = m.sender "
        + "JOIN mailbox r ON r.uuid = m.recipient WHERE {0} "
        + "UNION ALL SELECT r.id, m.id + 1, s.id, 1 FROM chat_message m JOIN mailbox s ON s.uuid = m.sender "
        + "JOIN mailbox r ON r.uuid = m.recipient WHERE {0} ORDER BY 1, 2";

    private readonly string _create;
    private readonly string _clear;
    private readonly string _fillRange;
    private readonly string _fillOwn;
    private readonly string _endOfSlice;
    private readonly string[] _apply;

    private PendingEntries(string table)
    {
        _create = $"CREATE TEMP TABLE IF NOT EXISTS {table} "
            + "(place INTEGER PRIMARY KEY, owner INTEGER, id INTEGER, peer INTEGER, io INTEGER)";
        _clear = $"DELETE FROM temp.{table}";
        _fillRange = $"INSERT INTO temp.{table} (owner, id, peer, io) {string.Format(null, BothCopies, "m.id > $1 AND m.id <= $2")}";
        _fillOwn = $"INSERT INTO temp.{table} (owner, id, peer, io) "
            + $"SELECT * FROM ({string.Format(null, BothCopies, "m.id IN (SELECT value FROM json_each($1))")}) "
            + "WHERE owner = (SELECT id FROM mailbox WHERE uuid = $2)";
        _endOfSlice = $"SELECT max(place) FROM temp.{table} "
            + $"WHERE place >= $1 AND owner = (SELECT owner FROM temp.{table} WHERE place = $1)";
        _apply = [.. Apply(table)];
    }

    public static PendingEntries OfRound { get; } = new("round_entry");

    /// <summary>The entries of a member who reads their own mailbox.</summary>
    public static PendingEntries OfMember { get; } = new("member_entry");

    /// <summary>Adds all entries of the messages after one up to another; returns their number.</summary>
    public int Fill(SqliteStatements statements, long after, long last)
    {
        statements.Execute(
            "INSERT OR IGNORE INTO mailbox (uuid) SELECT sender FROM chat_message WHERE id > $1 AND id <= $2 "
            + "UNION SELECT recipient FROM chat_message WHERE id > $1 AND id <= $2", after, last);
        Clear(statements);
        return statements.Execute(_fillRange, after, last);
    }

    /// <summary>Adds the entries of some messages, a JSON array of ids, in the mailbox of a member; returns their number.</summary>
    public int Fill(SqliteStatements statements, string messages, string member)
    {
        statements.Execute(
            "INSERT OR IGNORE INTO mailbox (uuid) SELECT sender FROM chat_message WHERE id IN (SELECT value FROM json_each($1)) "
            + "UNION SELECT recipient FROM chat_message WHERE id IN (SELECT value FROM json_each($1))", messages);
        Clear(statements);
        return statements.Execute(_fillOwn, messages, member);
    }

    /// <summary>The end of a slice near a position, so that no mailbox is split. Null if the slice goes to the end.</summary>
    public long? EndOfSlice(SqliteStatements statements, long about) => statements.Number(_endOfSlice, about);

    /// <summary>Puts the entries after one position up to another into their mailboxes.</summary>
    public void Apply(SqliteStatements statements, long after, long last)
    {
        foreach (var statement in _apply)
            statements.Execute(statement, after, last);
    }

    private void Clear(SqliteStatements statements)
    {
        statements.Execute(_create);
        statements.Execute(_clear);
    }

    private static IEnumerable<string> Apply(string table)
    {
        var slice = $"FROM temp.{table} p CROSS JOIN mailbox b ON b.id = p.owner "
            + "WHERE p.place > $1 AND p.place <= $2 AND p.id > b.applied_id";
        const string sequence = "b.sequence + row_number() OVER (PARTITION BY p.owner ORDER BY p.place)";
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
