using Microsoft.Data.Sqlite;

namespace PhalNet.Server.Tests.Running;

/// <summary>The messages in the SQLite file, read past the server.</summary>
internal sealed class Mailboxes(string dataDirectory)
{
    /// <summary>Owner, peer, direction, type and content of a message, in each mailbox it is in.</summary>
    public IReadOnlyList<(string Owner, string Peer, string Direction, string Type, string Data)> Find(long senderId)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText =
            """
            SELECT copy.uuid, copy.chat_message_to_uuid, copy.chat_message_io, copy.chat_message_type, copy.chat_message_data
            FROM chat_message sent
            JOIN chat_message copy ON copy.chat_message_data = sent.chat_message_data AND copy.id IN (sent.id, sent.id + 1)
            WHERE sent.id = $id ORDER BY copy.id
            """;
        command.Parameters.AddWithValue("$id", senderId);
        var rows = new List<(string, string, string, string, string)>();
        using var reader = command.ExecuteReader();
        while (reader.Read())
            rows.Add((reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetString(4)));
        return rows;
    }

    /// <summary>The directions in which each content is stored, the sender's copy first.</summary>
    public IReadOnlyDictionary<string, string> DirectionsByContent()
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText =
            """
            SELECT chat_message_data, group_concat(chat_message_io, ' ')
            FROM (SELECT * FROM chat_message ORDER BY id) GROUP BY chat_message_data
            """;
        var directions = new Dictionary<string, string>();
        using var reader = command.ExecuteReader();
        while (reader.Read())
            directions.Add(reader.GetString(0), reader.GetString(1));
        return directions;
    }

    /// <summary>How many copies there are, of all messages.</summary>
    public long CountCopies()
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
