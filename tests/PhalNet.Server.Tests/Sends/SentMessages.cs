using Microsoft.Data.Sqlite;

namespace PhalNet.Server.Tests.Sends;

/// <summary>The final content of the database, read without the server.</summary>
internal sealed class SentMessages(string dataDirectory)
{
    /// <summary>The messages by number: id, sender and recipient of each copy, ordered by id.</summary>
    public IReadOnlyDictionary<int, List<(long Id, string Sender, string Recipient)>> ByNumber()
    {
        var messages = new Dictionary<int, List<(long, string, string)>>();
        Read(
            "SELECT m.id, m.sender, m.recipient, coalesce(m.data, d.data) FROM chat_message m LEFT JOIN chat_message d ON d.id = m.data_id ORDER BY m.id",
            row =>
            {
                var number = PlannedSend.NumberOf(row.GetString(3));
                if (!messages.TryGetValue(number, out var copies))
                    messages.Add(number, copies = []);
                copies.Add((row.GetInt64(0), row.GetString(1), row.GetString(2)));
            });
        return messages;
    }

    /// <summary>Messages that are not in both mailboxes exactly once, as entry and as change.</summary>
    public IReadOnlyList<string> NotInBothMailboxes() => Texts(
        """
        WITH copy AS (SELECT m.id, b.id AS owner FROM chat_message m JOIN mailbox b ON b.uuid = m.sender
            UNION ALL SELECT m.id + 1, b.id FROM chat_message m JOIN mailbox b ON b.uuid = m.recipient)
        , arrived AS (SELECT owner, id, count(*) AS times FROM mailbox_change WHERE kind = 1 GROUP BY owner, id)
        SELECT 'copy ' || c.id FROM copy c LEFT JOIN mailbox_entry e ON e.owner = c.owner AND e.id = c.id
            LEFT JOIN arrived a ON a.owner = c.owner AND a.id = c.id WHERE e.id IS NULL OR a.times IS NOT 1
        UNION ALL SELECT 'entries ' || count(*) FROM mailbox_entry HAVING count(*) <> (SELECT 2 * count(*) FROM chat_message)
        UNION ALL SELECT 'copies ' || count(*) FROM copy HAVING count(*) <> (SELECT 2 * count(*) FROM chat_message)
        """);

    /// <summary>Mailboxes whose sequence is not 1, 2, 3 and so on up to the recorded end.</summary>
    public IReadOnlyList<string> WithGaps() => Texts(
        "SELECT b.uuid || ': ' || b.sequence || ', changes ' || count(c.sequence) || ' up to ' || max(c.sequence) "
        + "FROM mailbox b LEFT JOIN mailbox_change c ON c.owner = b.id GROUP BY b.id "
        + "HAVING count(c.sequence) <> b.sequence OR max(c.sequence) <> b.sequence OR min(c.sequence) <> 1");

    private List<string> Texts(string query)
    {
        var texts = new List<string>();
        Read(query, row => texts.Add(row.GetString(0)));
        return texts;
    }

    private void Read(string query, Action<SqliteDataReader> row)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(dataDirectory, "platform.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = query;
        using var reader = command.ExecuteReader();
        while (reader.Read())
            row(reader);
    }
}
