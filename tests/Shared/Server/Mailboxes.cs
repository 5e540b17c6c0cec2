using Microsoft.Data.Sqlite;

namespace PhalNet.Tests.Server;

/// <summary>The messages in the SQLite file, read without the server.</summary>
internal sealed class Mailboxes(string dataDirectory)
{
    /// <summary>Owner, peer, direction, type and content of a message, for each of its mailboxes.</summary>
    public IReadOnlyList<(string Owner, string Peer, string Direction, string Type, string Data)> Find(long senderId)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText =
            """
            SELECT sender, recipient, 'out', type, data FROM chat_message WHERE id = $id
            UNION ALL SELECT recipient, sender, 'in', type, data FROM chat_message WHERE id = $id
            """;
        command.Parameters.AddWithValue("$id", senderId);
        var rows = new List<(string, string, string, string, string)>();
        using var reader = command.ExecuteReader();
        while (reader.Read())
            rows.Add((reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetString(4)));
        return rows;
    }

    /// <summary>
    /// The directions in which each content is in the mailboxes, the sender's copy first; the latest messages are there after the next
    /// start.
    /// </summary>
    public IReadOnlyDictionary<string, string> DirectionsByContent()
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText =
            """
            SELECT m.data, group_concat(CASE e.io WHEN 0 THEN 'out' ELSE 'in' END, ' ' ORDER BY e.io)
            FROM chat_message m JOIN mailbox_entry e ON e.id - e.io = m.id GROUP BY m.data
            """;
        var directions = new Dictionary<string, string>();
        using var reader = command.ExecuteReader();
        while (reader.Read())
            directions.Add(reader.GetString(0), reader.GetString(1));
        return directions;
    }

    /// <summary>How many messages are stored.</summary>
    public long CountMessages()
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM chat_message";
        return (long)command.ExecuteScalar()!;
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(dataDirectory, "platform.db")};Pooling=False");
        connection.Open();
        return connection;
    }
}
