namespace Modules.Platform;

/// <summary>
/// The statements that change mailboxes. A change locks the mailbox's row first, two of them in the order of ids, so that each change gets
/// the next number of the mailbox's sequence and two processes never deadlock.
/// </summary>
internal static class PostgresChanging
{
    private const string Own = "o AS (SELECT id, sequence FROM mailbox WHERE uuid = $1)";

    // Marks the copies in u read: the changes, and the totals of conversations and mailbox.
    private const string AfterRead =
        """
        , n AS (SELECT id, row_number() OVER (ORDER BY id) AS place FROM u)
        , c AS (INSERT INTO mailbox_change (owner, sequence, kind, id) SELECT o.id, o.sequence + n.place, 2, n.id FROM n, o)
        , v AS (UPDATE conversation x SET unread = x.unread - g.entries
            FROM (SELECT peer, count(*) AS entries FROM u GROUP BY peer) g, o WHERE x.owner = o.id AND x.peer = g.peer)
        , b AS (UPDATE mailbox x SET sequence = x.sequence + g.entries, unread = x.unread - g.entries
            FROM (SELECT count(*) AS entries FROM u) g, o WHERE x.id = o.id AND g.entries > 0)
        SELECT count(*) FROM u
        """;

    public static Statement[] MarkRead(string owner, IReadOnlyList<long> ids) =>
    [
        Lock(owner),
        new(
            $"WITH {Own}, u AS (UPDATE mailbox_entry e SET is_read = 1 FROM o WHERE e.owner = o.id AND e.id = ANY($2) AND e.io = 1 "
            + $"AND e.is_read = 0 RETURNING e.id, e.peer) {AfterRead}",
            owner, ids.ToArray()),
    ];

    public static Statement[] MarkAllRead(string owner, string? peer, long upTo)
    {
        var ofPeer = peer is null ? "" : "AND e.peer = (SELECT id FROM mailbox WHERE uuid = $3) ";
        return
        [
            Lock(owner),
            new(
                $"WITH {Own}, u AS (UPDATE mailbox_entry e SET is_read = 1 FROM o WHERE e.owner = o.id AND e.id <= $2 {ofPeer}AND e.io = 1 "
                + $"AND e.is_read = 0 RETURNING e.id, e.peer) {AfterRead}",
                peer is null ? [owner, upTo] : [owner, upTo, peer]),
        ];
    }

    public static Statement[] Delete(string owner, long id) =>
    [
        Lock(owner),
        new(
            $"""
            WITH {Own}
            , u AS (DELETE FROM mailbox_entry e USING o WHERE e.owner = o.id AND e.id = $2
                RETURNING e.peer, (e.io = 1 AND e.is_read = 0)::int AS unread)
            , l AS (SELECT max(e.id) AS last_id FROM mailbox_entry e, o, u WHERE e.owner = o.id AND e.peer = u.peer AND e.id <> $2)
            , v AS (UPDATE conversation x SET unread = x.unread - u.unread, last_id = l.last_id
                FROM o, u, l WHERE x.owner = o.id AND x.peer = u.peer AND l.last_id IS NOT NULL)
            , w AS (DELETE FROM conversation x USING o, u, l WHERE x.owner = o.id AND x.peer = u.peer AND l.last_id IS NULL)
            , c AS (INSERT INTO mailbox_change (owner, sequence, kind, id) SELECT o.id, o.sequence + 1, 4, $2 FROM o, u)
            , b AS (UPDATE mailbox x SET sequence = x.sequence + 1, unread = x.unread - u.unread FROM o, u WHERE x.id = o.id)
            SELECT count(*) FROM u
            """,
            owner, id),
    ];

    /// <summary>Returns the result as <see cref="RecallResult"/>, and the recipient if the message was recalled now.</summary>
    public static Statement[] Recall(string owner, long id, long notBefore, long now) =>
    [
        new(
            "SELECT b.id FROM mailbox b WHERE b.uuid = $1 OR b.uuid = (SELECT recipient FROM chat_message WHERE id = $2 AND sender = $1) "
            + "ORDER BY b.id FOR NO KEY UPDATE",
            owner, id),
        new(
            $"""
            WITH {Own}
            , e AS (SELECT e.io FROM mailbox_entry e, o WHERE e.owner = o.id AND e.id = $2)
            , r AS (UPDATE chat_message SET recalled_at = $4 WHERE id = $2 AND recalled_at IS NULL AND add_time >= $3
                AND EXISTS (SELECT 1 FROM e WHERE io = 0) RETURNING recipient)
            , p AS (SELECT b.id, b.sequence FROM mailbox b, r, mailbox_entry x
                WHERE b.uuid = r.recipient AND x.owner = b.id AND x.id = $2 + 1)
            , u AS (UPDATE mailbox_entry x SET is_read = 1 FROM p WHERE x.owner = p.id AND x.id = $2 + 1 AND x.is_read = 0 RETURNING x.peer)
            , k AS (SELECT count(*) AS entries FROM u)
            , c1 AS (INSERT INTO mailbox_change (owner, sequence, kind, id) SELECT o.id, o.sequence + 1, 3, $2 FROM o, r
                UNION ALL SELECT p.id, p.sequence + 1, 2, $2 + 1 FROM p, u
                UNION ALL SELECT p.id, p.sequence + 1 + k.entries, 3, $2 + 1 FROM p, k)
            , b AS (UPDATE mailbox x SET sequence = x.sequence + g.entries, unread = x.unread - g.unread
                FROM (SELECT o.id, 1 AS entries, 0 AS unread FROM o, r UNION ALL SELECT p.id, 1 + k.entries, k.entries FROM p, k) g
                WHERE x.id = g.id)
            , v AS (UPDATE conversation x SET unread = x.unread - 1 FROM p, u WHERE x.owner = p.id AND x.peer = u.peer)
            SELECT CASE WHEN NOT EXISTS (SELECT 1 FROM e) THEN {(int)RecallResult.Unknown}
                WHEN (SELECT io FROM e) = 1 THEN {(int)RecallResult.NotOwn}
                WHEN EXISTS (SELECT 1 FROM r) OR (SELECT recalled_at FROM chat_message WHERE id = $2) IS NOT NULL
                    THEN {(int)RecallResult.Recalled}
                ELSE {(int)RecallResult.TooLate} END, (SELECT recipient FROM r)
            """,
            owner, id, notBefore, now),
    ];

    private static Statement Lock(string owner) => new("SELECT id FROM mailbox WHERE uuid = $1 FOR NO KEY UPDATE", owner);
}
