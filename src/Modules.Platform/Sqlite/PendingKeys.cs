namespace Modules.Platform;

/// <summary>
/// The statements that put the idempotency keys of messages into the table by which they are found. The key itself is stored with its
/// message; in the order of arrival each entry would be on another page of the table.
/// </summary>
internal static class PendingKeys
{
    /// <summary>Collects the keys of the messages after one up to another; returns their number.</summary>
    public static int Fill(SqliteStatements statements, long after, long last)
    {
        statements.Execute(
            "CREATE TEMP TABLE IF NOT EXISTS round_key (place INTEGER PRIMARY KEY, day INTEGER, hash BLOB, first_id INTEGER)");
        statements.Execute("DELETE FROM temp.round_key");
        return statements.Execute(
            "INSERT INTO temp.round_key (day, hash, first_id) SELECT add_time / 86400, substr(sent_key, 1, 8), id FROM chat_message "
            + "WHERE id > $1 AND id <= $2 AND sent_key IS NOT NULL ORDER BY 1, 2",
            after, last);
    }

    /// <summary>Puts the keys after one position up to another into the table; those that are there already are skipped.</summary>
    public static void Apply(SqliteStatements statements, long after, long last) => statements.Execute(
        "INSERT OR IGNORE INTO sent_key (day, hash, first_id) "
        + "SELECT day, hash, first_id FROM temp.round_key WHERE place > $1 AND place <= $2 ORDER BY place",
        after, last);
}
