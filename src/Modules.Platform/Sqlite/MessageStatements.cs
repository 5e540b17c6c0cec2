using System.Data.Common;

namespace Modules.Platform;

/// <summary>The statements that store messages.</summary>
internal static class MessageStatements
{
    private const long DaySeconds = 24 * 3600;
    private const int KeysAtOnce = 1_000;

    // A key is found by the first half of its hash; the message contains the whole hash. A key is valid for 24 hours, so it was used today
    // or yesterday, or tomorrow if the clock was set back.
    private const string IndexedKey =
        "SELECT m.id, m.sent_key FROM sent_key k JOIN chat_message m ON m.id = k.first_id "
        + "WHERE k.day IN ($1 - 1, $1, $1 + 1) AND k.hash = $2 AND m.add_time > $3";

    private const string PendingKey = "SELECT id, sent_key FROM chat_message WHERE id = $1 AND sent_key IS NOT NULL AND add_time > $2";

    /// <summary>
    /// Stores a message for each recipient. A message's id is that of the sender's copy, and the recipient's copy has the next number, so
    /// ids increase by two. The content of a message to many is stored with the first.
    /// </summary>
    public static AppendResult Append(SqliteStatements statements, PendingMail pending, MessageDraft draft, long now)
    {
        if (FindSent(statements, pending, draft, now) is { } sent)
            return sent;

        var copies = new SentCopy[draft.Recipients.Count];
        long? first = null;
        for (var i = 0; i < copies.Length; i++)
        {
            var id = Insert(statements, draft, draft.Recipients[i], first, now);
            first ??= id;
            copies[i] = new(draft.Recipients[i], id);
        }

        // The next write of the same transaction must find it already. If the transaction is rolled back, the message does not exist, which
        // the look-up checks.
        if (draft.Key is { } key)
            pending.AddKey(key.Identity, first!.Value);
        return new(AppendStatus.Stored, copies);
    }

    /// <summary>What a call with the same key stored; null for nothing.</summary>
    public static AppendResult? FindSent(SqliteStatements statements, PendingMail pending, MessageDraft draft, long now)
    {
        if (draft.Key is not { } key || Find(statements, pending, key, now) is not { } found)
            return null;
        if (found.Key.Fingerprint != key.Fingerprint)
            return new(AppendStatus.KeyReused, []);
        return new(AppendStatus.Repeated, statements.Query(
            "SELECT recipient, id FROM chat_message WHERE id >= $1 AND id < coalesce("
            + "(SELECT id FROM chat_message WHERE id > $1 AND data_id IS NOT $1 ORDER BY id LIMIT 1), 9223372036854775807) ORDER BY id",
            Copy, found.First));
    }

    /// <summary>Removes expired keys: those of the days before yesterday, which are next to each other.</summary>
    public static void RemoveExpiredKeys(SqliteStatements statements, long now) => statements.Execute(
        "DELETE FROM sent_key WHERE (day, hash, first_id) IN "
        + "(SELECT day, hash, first_id FROM sent_key WHERE day < $1 ORDER BY day, hash, first_id LIMIT $2)",
        (now / DaySeconds) - 1, KeysAtOnce);

    // The keys of pending messages are not in the table yet. They are looked up first: a key that is put into the table in the meantime is
    // found in either place.
    private static (long First, SendKey Key)? Find(SqliteStatements statements, PendingMail pending, SendKey key, long now)
    {
        if (pending.FindKey(key.Identity) is { } id
            && Select(statements.Query(PendingKey, Found, id, now - SendKey.Seconds), key) is { } waiting)
            return waiting;
        var hash = SendKey.Bytes(key.Identity)[..(SendKey.HashBytes / 2)];
        return Select(statements.Query(IndexedKey, Found, now / DaySeconds, hash, now - SendKey.Seconds), key);
    }

    private static (long First, SendKey Key)? Select(List<(long First, SendKey Key)> found, SendKey key)
    {
        foreach (var candidate in found)
        {
            if (candidate.Key.Identity == key.Identity)
                return candidate;
        }

        return null;
    }

    private static (long First, SendKey Key) Found(DbDataReader row)
    {
        var bytes = (byte[])row.GetValue(1);
        return (row.GetInt64(0), new(SendKey.Hash(bytes), SendKey.Hash(bytes.AsSpan(SendKey.HashBytes))));
    }

    private static SentCopy Copy(DbDataReader row) => new(row.GetString(0), row.GetInt64(1));

    private static long Insert(
        SqliteStatements statements, MessageDraft draft, string recipient, long? dataId, long now) => statements.Number(
        "INSERT INTO chat_message (id, sender, recipient, type, data, data_id, ext_data, add_time, sent_key) "
        + "VALUES ((SELECT coalesce(max(id), -1) + 2 FROM chat_message), $1, $2, $3, $4, $5, $6, $7, $8) RETURNING id",
        draft.Sender, recipient, draft.Type, dataId is null ? draft.Data : null, dataId, dataId is null ? draft.ExtData : null, now,
        dataId is null ? KeyOf(draft) : null)!.Value;

    private static byte[]? KeyOf(MessageDraft draft) =>
        draft.Key is { } key ? [.. SendKey.Bytes(key.Identity), .. SendKey.Bytes(key.Fingerprint)] : null;
}
