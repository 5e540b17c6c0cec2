namespace Modules.Platform;

/// <summary>
/// The statements that put the idempotency keys of messages into the table by which they are found. The key itself is stored with its
/// message; in the order of arrival each entry would be on another page of the table.
/// </summary>
internal static class PendingKeys
{
    private const string Next = "FROM temp.round_key ORDER BY day, hash, first_id LIMIT $1";

    /// <summary>Forgets all keys.</summary>
    public static void Clear(SqliteStatements statements)
    {
        statements.Execute(
            "CREATE TEMP TABLE IF NOT EXISTS round_key (day INTEGER, hash BLOB, first_id INTEGER, PRIMARY KEY (day, hash, first_id)) "
            + "WITHOUT ROWID");
        statements.ExecuteTemporary("DELETE FROM temp.round_key");
    }

    /// <summary>Adds the keys of the messages after one up to another; returns their number.</summary>
    public static int Add(SqliteStatements statements, long after, long last) => statements.ExecuteTemporary(
        "INSERT INTO temp.round_key (day, hash, first_id) SELECT add_time / 86400, substr(sent_key, 1, 8), id FROM chat_message "
        + "WHERE id > $1 AND id <= $2 AND sent_key IS NOT NULL",
        after, last);

    /// <summary>
    /// Puts the next keys into the table; those that are there already are skipped. Returns the number of keys that are done.
    /// </summary>
    public static int Apply(SqliteStatements statements, int most)
    {
        statements.Execute($"INSERT OR IGNORE INTO sent_key (day, hash, first_id) SELECT day, hash, first_id {Next}", most);
        return statements.ExecuteTemporary(
            $"DELETE FROM temp.round_key WHERE (day, hash, first_id) IN (SELECT day, hash, first_id {Next})", most);
    }
}
