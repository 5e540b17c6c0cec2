using System.Globalization;
using Microsoft.Data.Sqlite;

namespace PhalNet.Docs.Clients.Tests.Running;

/// <summary>The messages in the SQLite file, read without the server.</summary>
internal sealed class Mailbox(string dataDirectory)
{
    /// <summary>The ids of messages from the sender with exactly this text.</summary>
    public IReadOnlyList<string> Find(string text)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(dataDirectory, "platform.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT id FROM chat_message WHERE data = $text";
        command.Parameters.AddWithValue("$text", text);
        var ids = new List<string>();
        using var reader = command.ExecuteReader();
        while (reader.Read())
            ids.Add(reader.GetInt64(0).ToString(CultureInfo.InvariantCulture));
        return ids;
    }
}
