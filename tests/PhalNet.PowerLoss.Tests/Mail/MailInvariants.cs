using Microsoft.Data.Sqlite;

namespace PhalNet.PowerLoss.Tests.Mail;

/// <summary>What holds in every database in which the mailboxes have caught up, whatever was stored.</summary>
internal static class MailInvariants
{
    private const string Copies =
        "copy AS (SELECT m.id, b.id AS owner FROM chat_message m JOIN mailbox b ON b.uuid = m.sender "
        + "UNION ALL SELECT m.id + 1, b.id FROM chat_message m JOIN mailbox b ON b.uuid = m.recipient)";

    // Each gives the rows that break it.
    private static readonly (string What, string Query)[] Queries =
    [
        ("ids with a hole", "SELECT count(*), max(id) FROM chat_message HAVING max(id) <> 2 * count(*) - 1"),
        ("a sequence with a gap",
            "SELECT b.uuid, b.sequence, count(c.sequence), max(c.sequence) FROM mailbox b LEFT JOIN mailbox_change c ON c.owner = b.id "
            + "GROUP BY b.id HAVING count(c.sequence) <> b.sequence OR max(c.sequence) <> b.sequence OR min(c.sequence) <> 1"),
        ("a message that did not come into a mailbox once",
            $"WITH {Copies}, arrived AS (SELECT owner, id, count(*) AS times FROM mailbox_change WHERE kind = 1 GROUP BY owner, id) "
            + "SELECT c.owner, c.id, a.times FROM copy c LEFT JOIN arrived a ON a.owner = c.owner AND a.id = c.id WHERE a.times IS NOT 1"),
        ("mailboxes with messages that are not stored",
            "SELECT count(*) FROM mailbox_change WHERE kind = 1 HAVING count(*) <> (SELECT 2 * count(*) FROM chat_message)"),
        ("an entry that is missing, or there though deleted",
            $"WITH {Copies} SELECT c.owner, c.id FROM copy c LEFT JOIN mailbox_entry e ON e.owner = c.owner AND e.id = c.id "
            + "LEFT JOIN mailbox_change d ON d.owner = c.owner AND d.id = c.id AND d.kind = 4 WHERE (e.id IS NULL) <> (d.id IS NOT NULL)"),
        ("an entry at another place than its change",
            "SELECT e.owner, e.id FROM mailbox_entry e LEFT JOIN mailbox_change c ON c.owner = e.owner AND c.sequence = e.sequence "
            + "WHERE c.kind IS NOT 1 OR c.id <> e.id"),
        ("reading without a change, or a change without reading",
            "SELECT e.owner, e.id, e.is_read FROM mailbox_entry e LEFT JOIN mailbox_change c "
            + "ON c.owner = e.owner AND c.id = e.id AND c.kind = 2 WHERE e.is_read <> (c.id IS NOT NULL)"),
        ("a wrong number of unread messages",
            "SELECT b.uuid, b.unread FROM mailbox b "
            + "WHERE b.unread <> (SELECT count(*) FROM mailbox_entry e WHERE e.owner = b.id AND e.io = 1 AND e.is_read = 0)"),
        ("a wrong conversation",
            "SELECT owner, peer FROM (SELECT owner, peer, max(id) AS last, sum(io = 1 AND is_read = 0) AS unread FROM mailbox_entry "
            + "GROUP BY owner, peer) e FULL JOIN conversation c USING (owner, peer) "
            + "WHERE e.last IS NOT c.last_id OR e.unread IS NOT c.unread"),
        ("a mailbox that has not caught up",
            "SELECT b.uuid, b.applied_id FROM mailbox b "
            + "WHERE b.applied_id <> (SELECT max(id) FROM mailbox_change c WHERE c.owner = b.id AND c.kind = 1)"),
        ("a high-water mark that has not caught up",
            "SELECT value FROM platform_state WHERE name = 'applied' AND value <> (SELECT coalesce(max(id), 0) FROM chat_message)"),
        ("a recall in one mailbox only",
            "SELECT m.id FROM chat_message m JOIN mailbox s ON s.uuid = m.sender JOIN mailbox r ON r.uuid = m.recipient "
            + "LEFT JOIN mailbox_change a ON a.owner = s.id AND a.id = m.id AND a.kind = 3 "
            + "LEFT JOIN mailbox_change b ON b.owner = r.id AND b.id = m.id + 1 AND b.kind IN (3, 4) "
            + "WHERE (m.recalled_at IS NOT NULL) <> (a.id IS NOT NULL) OR (m.recalled_at IS NOT NULL AND b.id IS NULL)"),
    ];

    /// <summary>What is broken, with an example of each.</summary>
    public static IEnumerable<string> Broken(SqliteConnection connection)
    {
        foreach (var (what, query) in Queries)
        {
            var examples = new List<string>();
            StoredMail.Read(connection, query + " LIMIT 1", row => examples.Add(
                string.Join(", ", Enumerable.Range(0, row.FieldCount).Select(column => row.GetValue(column)))));
            foreach (var example in examples)
                yield return $"{what}: {example}";
        }
    }
}
