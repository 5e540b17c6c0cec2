using System.Data;
using FluentMigrator;

namespace Modules.Platform;

[Migration(4, "Idempotency keys in the messages, found by a hash")]
internal sealed class MoveKeys : ForwardOnlyMigration
{
    public override void Up() => Execute.WithConnection((connection, transaction) => new KeyUpgrade(connection, transaction).Run());
}

/// <summary>
/// Migrates the keys of version 3, which had a row with the texts and an index on them. An entry of the new table leads to the message,
/// which contains the rest. Its order is that of days, so that expired entries are next to each other.
/// </summary>
internal sealed class KeyUpgrade(IDbConnection connection, IDbTransaction transaction)
{
    private const int KeysAtOnce = 10_000;

    public void Run()
    {
        Execute("ALTER TABLE chat_message ADD COLUMN sent_key BLOB");
        Execute("ALTER TABLE sent_key RENAME TO sent_key_old");
        Execute("CREATE TABLE sent_key (day INTEGER NOT NULL, hash BLOB NOT NULL, first_id INTEGER NOT NULL, "
            + "PRIMARY KEY (day, hash, first_id)) WITHOUT ROWID");
        var last = 0L;
        while (Move(ref last) > 0)
        {
        }

        Execute("DROP TABLE sent_key_old");
    }

    private int Move(ref long last)
    {
        var keys = Keys(last);
        foreach (var (id, first, key) in keys)
        {
            Execute("UPDATE chat_message SET sent_key = $1 WHERE id = $2", key, first);
            Execute(
                "INSERT INTO sent_key (day, hash, first_id) SELECT add_time / 86400, substr(sent_key, 1, 8), id FROM chat_message "
                + "WHERE id = $1", first);
            last = id;
        }

        return keys.Count;
    }

    private List<(long Id, long First, byte[] Key)> Keys(long after)
    {
        using var command = Command(
            "SELECT id, first_id, sender, application, key, fingerprint FROM sent_key_old WHERE id > $1 AND expire_at > unixepoch() "
            + "ORDER BY id LIMIT $2", after, KeysAtOnce);
        using var row = command.ExecuteReader();
        var keys = new List<(long, long, byte[])>();
        while (row.Read())
        {
            var identity = SendKeys.Identity(row.GetString(2), row.GetString(3), row.GetString(4));
            var fingerprint = ((byte[])row.GetValue(5)).AsSpan(0, SendKey.HashBytes);
            keys.Add((row.GetInt64(0), row.GetInt64(1), [.. SendKey.Bytes(identity), .. fingerprint]));
        }

        return keys;
    }

    private void Execute(string statement, params object[] values)
    {
        using var command = Command(statement, values);
        command.ExecuteNonQuery();
    }

    private IDbCommand Command(string statement, params object[] values)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandTimeout = 0;
        command.CommandText = statement;
        for (var i = 0; i < values.Length; i++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = $"${i + 1}";
            parameter.Value = values[i];
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
