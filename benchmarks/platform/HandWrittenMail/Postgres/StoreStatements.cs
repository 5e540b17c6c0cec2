using Npgsql;

namespace PhalNet.Benchmarks.Platform;

/// <summary>The statements of PhalNet's PostgresAppending, with their parameters put together by hand.</summary>
internal static class StoreStatements
{
    private const long KeySeconds = 24 * 3600;
    private const int ExpiredAtOnce = 1_000;

    private const string AddMailboxes =
        "INSERT INTO mailbox (uuid) SELECT u FROM unnest($1::text[]) u WHERE NOT EXISTS (SELECT 1 FROM mailbox b WHERE b.uuid = u) "
        + "ORDER BY u COLLATE \"C\" ON CONFLICT DO NOTHING";

    private const string LockMailboxes = "SELECT id FROM mailbox WHERE uuid = ANY($1) ORDER BY id FOR NO KEY UPDATE";

    private const string RemoveExpired =
        "DELETE FROM sent_key WHERE ctid = ANY(ARRAY(SELECT ctid FROM sent_key WHERE expire_at <= $1 ORDER BY expire_at LIMIT $2 "
        + "FOR UPDATE SKIP LOCKED))";

    private const string Append =
        """
        WITH draft AS MATERIALIZED (SELECT * FROM unnest($1::int[], $2::text[], $3::bytea[], $4::bytea[])
            AS d (no, sender, key, fingerprint))
        , item AS MATERIALIZED (SELECT i.*, nextval('chat_message_id') AS id
            FROM unnest($5::int[], $6::text[], $7::text[], $8::text[], $9::text[]) AS i (no, recipient, type, data, ext_data))
        , first AS MATERIALIZED (SELECT no, min(id) AS id FROM item GROUP BY no)
        , kept AS (INSERT INTO sent_key AS k (hash, fingerprint, first_id, expire_at)
            SELECT d.key, d.fingerprint, f.id, $11 FROM draft d JOIN first f ON f.no = d.no WHERE d.key IS NOT NULL ORDER BY 1
            ON CONFLICT (hash) DO UPDATE
                SET fingerprint = excluded.fingerprint, first_id = excluded.first_id, expire_at = excluded.expire_at
                WHERE k.expire_at <= $10
            RETURNING first_id)
        , stored AS (INSERT INTO chat_message (id, sender, recipient, type, data, data_id, ext_data, add_time)
            SELECT i.id, d.sender, i.recipient, i.type, i.data, nullif(f.id, i.id), i.ext_data, $10
            FROM item i JOIN draft d ON d.no = i.no JOIN first f ON f.no = i.no
            WHERE d.key IS NULL OR f.id IN (SELECT first_id FROM kept)
            RETURNING id, sender, recipient)
        , entry AS (SELECT o.id AS owner, s.id, p.id AS peer, 0 AS io
                FROM stored s JOIN mailbox o ON o.uuid = s.sender JOIN mailbox p ON p.uuid = s.recipient
            UNION ALL SELECT p.id, s.id + 1, o.id, 1
                FROM stored s JOIN mailbox o ON o.uuid = s.sender JOIN mailbox p ON p.uuid = s.recipient)
        , numbered AS MATERIALIZED (SELECT e.*, b.sequence + row_number() OVER (PARTITION BY e.owner ORDER BY e.id) AS sequence
            FROM entry e JOIN mailbox b ON b.id = e.owner)
        , entries AS (INSERT INTO mailbox_entry (owner, id, peer, sequence, io, is_read)
            SELECT owner, id, peer, sequence, io, 0 FROM numbered ORDER BY owner, id)
        , changes AS (INSERT INTO mailbox_change (owner, sequence, kind, id) SELECT owner, sequence, 1, id FROM numbered ORDER BY owner, id)
        , conversations AS (INSERT INTO conversation AS c (owner, peer, last_id, unread)
            SELECT owner, peer, max(id), sum(io) FROM numbered GROUP BY owner, peer ORDER BY owner, peer
            ON CONFLICT (owner, peer) DO UPDATE SET last_id = excluded.last_id, unread = c.unread + excluded.unread)
        , totals AS (UPDATE mailbox b SET sequence = b.sequence + g.entries, unread = b.unread + g.unread
            FROM (SELECT owner, count(*) AS entries, sum(io) AS unread FROM numbered GROUP BY owner) g WHERE b.id = g.owner)
        SELECT i.no, i.recipient, i.id, s.id IS NOT NULL FROM item i LEFT JOIN stored s ON s.id = i.id ORDER BY i.id
        """;

    public static NpgsqlBatch Of(NpgsqlConnection connection, List<PendingMessage> messages, long now)
    {
        var count = messages.Count;
        var numbers = new int[count];
        string[] senders = new string[count], recipients = new string[count], types = new string[count], data = new string[count];
        var extData = new string?[count];
        var mailboxes = new HashSet<string>(2 * count, StringComparer.Ordinal);
        for (var i = 0; i < count; i++)
        {
            var message = messages[i].Message;
            (numbers[i], senders[i], recipients[i]) = (i, message.Sender, message.Recipient);
            (types[i], data[i], extData[i]) = (message.Type, message.Data, message.ExtData);
            mailboxes.Add(message.Sender);
            mailboxes.Add(message.Recipient);
        }

        string[] members = [.. mailboxes];
        var nothing = new byte[]?[count];
        return new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                Command(AddMailboxes, (object)members),
                Command(LockMailboxes, (object)members),
                Command(RemoveExpired, now, ExpiredAtOnce),
                Command(
                    Append, numbers, senders, nothing, nothing, numbers, recipients, types, data, extData,
                    now, now + KeySeconds),
            },
        };
    }

    private static NpgsqlBatchCommand Command(string text, params ReadOnlySpan<object> values)
    {
        var command = new NpgsqlBatchCommand(text);
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });
        return command;
    }
}
