using Microsoft.Data.Sqlite;

namespace PhalNet.PowerLoss.Tests.Mail;

internal sealed record StoredMessage(string Sender, string Recipient, string Text);

/// <summary>What a database has.</summary>
internal sealed class StoredMail
{
    private static readonly string[] Kinds = ["", "new", "read", "recalled", "deleted"];

    public StoredMail(SqliteConnection connection)
    {
        Read(
            connection,
            "SELECT m.id, m.sender, m.recipient, coalesce(m.data, d.data), m.recalled_at IS NOT NULL "
            + "FROM chat_message m LEFT JOIN chat_message d ON d.id = m.data_id",
            row =>
            {
                Messages.Add(row.GetInt64(0), new(row.GetString(1), row.GetString(2), row.GetString(3)));
                if (row.GetBoolean(4))
                    Recalled.Add(row.GetInt64(0));
            });
        Read(connection, "SELECT sender, key, first_id, messages FROM sent_key",
            row => Keys.Add((row.GetString(0), row.GetString(1)), (row.GetInt64(2), row.GetInt64(3))));
        Read(connection, "SELECT b.uuid, e.id, e.is_read FROM mailbox_entry e JOIN mailbox b ON b.id = e.owner",
            row => Entries.Add((row.GetString(0), row.GetInt64(1)), row.GetBoolean(2)));
        Read(
            connection,
            "SELECT b.uuid, c.sequence, c.kind, c.id FROM mailbox_change c JOIN mailbox b ON b.id = c.owner",
            row =>
            {
                var kind = Kinds[row.GetInt32(2)];
                Changes.Add((row.GetString(0), row.GetInt64(1)), (kind, row.GetInt64(3)));
                if (kind == "deleted")
                    Deleted.Add((row.GetString(0), row.GetInt64(3)));
            });
    }

    /// <summary>By the sender's id.</summary>
    public Dictionary<long, StoredMessage> Messages { get; } = [];

    /// <summary>The first id and the number of messages, by sender and key.</summary>
    public Dictionary<(string Sender, string Key), (long First, long Messages)> Keys { get; } = [];

    /// <summary>Whether the copy is read.</summary>
    public Dictionary<(string Owner, long Id), bool> Entries { get; } = [];

    public Dictionary<(string Owner, long Sequence), (string Kind, long Id)> Changes { get; } = [];

    public HashSet<(string Owner, long Id)> Deleted { get; } = [];

    public HashSet<long> Recalled { get; } = [];

    public static void Read(SqliteConnection connection, string query, Action<SqliteDataReader> row)
    {
        using var command = connection.CreateCommand();
        command.CommandText = query;
        using var reader = command.ExecuteReader();
        while (reader.Read())
            row(reader);
    }
}
