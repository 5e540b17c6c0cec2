using System.Data.Common;

namespace Modules.Platform;

/// <summary>The statements that store messages.</summary>
internal static class MessageStatements
{
    private const int KeyHours = 24;
    private const int KeysAtOnce = 5_000;

    /// <summary>
    /// Stores a message for each recipient. A message's id is that of the sender's copy, and the recipient's copy has the next number, so
    /// ids increase by two. The content of a message to many is stored with the first.
    /// </summary>
    public static AppendResult Append(SqliteStatements statements, MessageDraft draft, long now)
    {
        if (FindSent(statements, draft, now) is { } sent)
            return sent;

        var copies = new SentCopy[draft.Recipients.Count];
        long? first = null;
        for (var i = 0; i < copies.Length; i++)
        {
            var id = Insert(statements, draft, draft.Recipients[i], first, now);
            first ??= id;
            copies[i] = new(draft.Recipients[i], id);
        }

        if (draft.Key is { } key)
            statements.Execute(
                "INSERT INTO sent_key (sender, application, key, fingerprint, first_id, messages, expire_at) "
                + "VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (sender, application, key) "
                + "DO UPDATE SET fingerprint = excluded.fingerprint, first_id = excluded.first_id, "
                + "messages = excluded.messages, expire_at = excluded.expire_at",
                draft.Sender, key.Application, key.Value, key.Fingerprint, first, copies.Length, now + (KeyHours * 3600L));
        return new(AppendStatus.Stored, copies);
    }

    /// <summary>What a call with the same key stored; null for nothing.</summary>
    public static AppendResult? FindSent(SqliteStatements statements, MessageDraft draft, long now)
    {
        if (draft.Key is not { } key)
            return null;
        var found = statements.Query(
            "SELECT fingerprint, first_id, messages FROM sent_key WHERE sender = $1 AND application = $2 AND key = $3 AND expire_at > $4",
            row => (Fingerprint: (byte[])row.GetValue(0), First: row.GetInt64(1), Messages: row.GetInt64(2)),
            draft.Sender, key.Application, key.Value, now);
        if (found.Count == 0)
            return null;
        var (fingerprint, first, messages) = found[0];
        if (!fingerprint.AsSpan().SequenceEqual(key.Fingerprint))
            return new(AppendStatus.KeyReused, []);
        return new(AppendStatus.Repeated, statements.Query(
            "SELECT recipient, id FROM chat_message WHERE id >= $1 ORDER BY id LIMIT $2", Copy, first, messages));
    }

    /// <summary>Removes expired keys. They are numbered in the order of use, so only the first ones need to be checked.</summary>
    public static void RemoveExpiredKeys(SqliteStatements statements, long now) => statements.Execute(
        "DELETE FROM sent_key WHERE expire_at <= $1 AND id <= (SELECT max(id) FROM (SELECT id FROM sent_key ORDER BY id LIMIT $2))",
        now, KeysAtOnce);

    private static SentCopy Copy(DbDataReader row) => new(row.GetString(0), row.GetInt64(1));

    private static long Insert(
        SqliteStatements statements, MessageDraft draft, string recipient, long? dataId, long now) => statements.Number(
        "INSERT INTO chat_message (id, sender, recipient, type, data, data_id, ext_data, add_time) "
        + "VALUES ((SELECT coalesce(max(id), -1) + 2 FROM chat_message), $1, $2, $3, $4, $5, $6, $7) RETURNING id",
        draft.Sender, recipient, draft.Type, dataId is null ? draft.Data : null, dataId, dataId is null ? draft.ExtData : null, now)!.Value;
}
