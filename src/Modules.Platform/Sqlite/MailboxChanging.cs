using System.Text.Json;

namespace Modules.Platform;

/// <summary>The statements that change mailboxes. Each change gets the next number of the mailbox's sequence.</summary>
internal static class MailboxChanging
{
    private const string Ids = "(SELECT value FROM json_each($2))";

    /// <summary>Marks received copies read; returns how many were unread.</summary>
    public static int MarkRead(SqliteStatements statements, string member, IReadOnlyList<long> ids)
    {
        if (Mailbox(statements, member) is not { } owner)
            return 0;
        var unread = statements.Query(
            $"SELECT id FROM mailbox_entry WHERE owner = $1 AND id IN {Ids} AND io = 1 AND is_read = 0 ORDER BY id",
            row => row.GetInt64(0), owner, JsonSerializer.Serialize(ids));
        return MarkRead(statements, owner, unread);
    }

    /// <summary>Marks all received copies up to an id read; returns how many were unread.</summary>
    public static int MarkAllRead(SqliteStatements statements, string member, string? peer, long? upTo)
    {
        if (Mailbox(statements, member) is not { } owner)
            return 0;

        // Unread copies are mostly the latest; as their number is known, the rest of a large mailbox need not be read.
        var unread = MailboxReading.Unread(statements, member, peer);
        if (unread == 0)
            return 0;
        var ids = statements.Query(
            $"SELECT id FROM mailbox_entry {(peer is null ? "" : MailboxReading.ByPeer)} WHERE owner = $1 AND io = 1 AND is_read = 0 "
            + (peer is null ? "" : "AND peer = (SELECT id FROM mailbox WHERE uuid = $3) ") + "ORDER BY id DESC LIMIT $2",
            row => row.GetInt64(0), owner, unread, peer);
        ids.RemoveAll(id => id > (upTo ?? long.MaxValue));
        ids.Reverse();
        return MarkRead(statements, owner, ids);
    }

    /// <summary>Deletes a copy; returns 0 if there is none.</summary>
    public static int Delete(SqliteStatements statements, string member, long id)
    {
        if (Mailbox(statements, member) is not { } owner)
            return 0;
        var copies = statements.Query(
            "DELETE FROM mailbox_entry WHERE owner = $1 AND id = $2 RETURNING peer, io = 1 AND is_read = 0",
            row => (Peer: row.GetInt64(0), IsUnread: row.GetInt64(1)), owner, id);
        if (copies.Count == 0)
            return 0;

        var (peer, isUnread) = copies[0];
        statements.Execute(
            "UPDATE conversation SET unread = unread - $3, last_id = "
            + "coalesce((SELECT max(id) FROM mailbox_entry e WHERE e.owner = $1 AND e.peer = $2), 0) WHERE owner = $1 AND peer = $2",
            owner, peer, isUnread);
        statements.Execute("DELETE FROM conversation WHERE owner = $1 AND peer = $2 AND last_id = 0", owner, peer);
        statements.Execute("UPDATE mailbox SET unread = unread - $2 WHERE id = $1", owner, isUnread);
        AddChanges(statements, owner, ChangeKind.Deleted, [id]);
        return 1;
    }

    /// <summary>Recalls a message, and returns whose other mailbox changed.</summary>
    public static (RecallResult Result, string? Peer) Recall(
        SqliteStatements statements, PendingMail pending, string member, long id, long notBefore, long now)
    {
        var copies = Mailbox(statements, member) is not { } owner ? [] : statements.Query(
            "SELECT e.io, p.id, p.uuid, m.add_time, m.recalled_at IS NOT NULL FROM mailbox_entry e JOIN mailbox p ON p.id = e.peer "
            + "JOIN chat_message m ON m.id = e.id - e.io WHERE e.owner = $1 AND e.id = $2",
            row => (Owner: owner, IsReceived: row.GetInt64(0) != 0, PeerId: row.GetInt64(1), Peer: row.GetString(2),
                AddTime: row.GetInt64(3), IsRecalled: row.GetInt64(4) != 0),
            owner, id);
        if (copies.Count == 0)
            return (RecallResult.Unknown, null);
        var copy = copies[0];
        if (copy.IsReceived)
            return (RecallResult.NotOwn, null);
        if (copy.IsRecalled)
            return (RecallResult.Recalled, null);
        if (copy.AddTime < notBefore)
            return (RecallResult.TooLate, null);

        statements.Execute("UPDATE chat_message SET recalled_at = $2 WHERE id = $1", id, now);
        MemberEntries.Apply(statements, pending, copy.Peer);
        AddChanges(statements, copy.Owner, ChangeKind.Recalled, [id]);
        if (statements.Number("SELECT 1 FROM mailbox_entry WHERE owner = $1 AND id = $2", copy.PeerId, id + 1) is not null)
        {
            MarkRead(statements, copy.Peer, [id + 1]);
            AddChanges(statements, copy.PeerId, ChangeKind.Recalled, [id + 1]);
        }

        return (RecallResult.Recalled, copy.Peer);
    }

    private static int MarkRead(SqliteStatements statements, long owner, List<long> ids)
    {
        if (ids.Count == 0)
            return 0;
        var list = JsonSerializer.Serialize(ids);
        statements.Execute(
            "UPDATE conversation SET unread = conversation.unread - g.entries "
            + $"FROM (SELECT peer, count(*) AS entries FROM mailbox_entry WHERE owner = $1 AND id IN {Ids} GROUP BY peer) g "
            + "WHERE conversation.owner = $1 AND conversation.peer = g.peer",
            owner, list);
        statements.Execute($"UPDATE mailbox_entry SET is_read = 1 WHERE owner = $1 AND id IN {Ids}", owner, list);
        statements.Execute("UPDATE mailbox SET unread = unread - $2 WHERE id = $1", owner, ids.Count);
        AddChanges(statements, owner, ChangeKind.Read, ids);
        return ids.Count;
    }

    private static void AddChanges(SqliteStatements statements, long owner, ChangeKind kind, List<long> ids)
    {
        statements.Execute(
            "INSERT INTO mailbox_change (owner, sequence, kind, id) "
            + "SELECT $1, (SELECT sequence FROM mailbox WHERE id = $1) + 1 + j.key, $3, j.value FROM json_each($2) j",
            owner, JsonSerializer.Serialize(ids), (int)kind);
        statements.Execute("UPDATE mailbox SET sequence = sequence + $2 WHERE id = $1", owner, ids.Count);
    }

    private static long? Mailbox(SqliteStatements statements, string member) =>
        statements.Number("SELECT id FROM mailbox WHERE uuid = $1", member);
}
