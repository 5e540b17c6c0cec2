using System.Data.Common;

namespace Modules.Platform;

/// <summary>
/// The statements that store a batch of drafts with their entries in both mailboxes: one round trip, one transaction.
/// </summary>
internal static class PostgresAppending
{
    private const int ExpiredAtOnce = 1_000;

    private const string AddMailboxes =
        "INSERT INTO mailbox (uuid) SELECT u FROM unnest($1::text[]) u WHERE NOT EXISTS (SELECT 1 FROM mailbox b WHERE b.uuid = u) "
        + "ORDER BY u COLLATE \"C\" ON CONFLICT DO NOTHING";

    // Ids are assigned after this lock, so that in each mailbox they grow in the order in which they become visible.
    private const string LockMailboxes = "SELECT id FROM mailbox WHERE uuid = ANY($1) ORDER BY id FOR NO KEY UPDATE";

    private const string RemoveExpired =
        "DELETE FROM sent_key WHERE ctid = ANY(ARRAY(SELECT ctid FROM sent_key WHERE expire_at <= $1 ORDER BY expire_at LIMIT $2 "
        + "FOR UPDATE SKIP LOCKED))";

    // A draft whose key is in use stores nothing; its row is returned without being stored.
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

    private const string Sent =
        "SELECT d.no, k.fingerprint, m.recipient, m.id FROM unnest($1::int[], $2::bytea[]) AS d (no, key) "
        + "JOIN sent_key k ON k.hash = d.key AND k.expire_at > $3 "
        + "JOIN LATERAL (SELECT recipient, id FROM chat_message WHERE id = k.first_id "
        + "UNION ALL SELECT recipient, id FROM chat_message WHERE data_id = k.first_id) m ON true ORDER BY d.no, m.id";

    public static Statement[] Store(IReadOnlyList<MessageDraft> drafts, long now)
    {
        var items = new DraftArrays(drafts);
        return
        [
            new(AddMailboxes, (object)items.Mailboxes),
            new(LockMailboxes, (object)items.Mailboxes),
            new(RemoveExpired, now, ExpiredAtOnce),
            new(
                Append,
                items.Numbers, items.Senders, items.Keys, items.Fingerprints,
                items.ItemNumbers, items.Recipients, items.Types, items.Data, items.ExtData, now, now + SendKey.Seconds),
        ];
    }

    public static StoredItem ReadStored(DbDataReader row) => new(row.GetInt32(0), row.GetString(1), row.GetInt64(2), row.GetBoolean(3));

    /// <summary>What earlier calls with the drafts' keys stored, by the number of the draft.</summary>
    public static Statement FindSent(IReadOnlyList<(int Number, MessageDraft Draft)> drafts, long now) => new(
        Sent,
        drafts.Select(draft => draft.Number).ToArray(),
        drafts.Select(draft => SendKey.Bytes(draft.Draft.Key!.Identity)).ToArray(),
        now);

    public static SentItem ReadSent(DbDataReader row) => new(
        row.GetInt32(0), SendKey.Hash((byte[])row.GetValue(1)), row.GetString(2), row.GetInt64(3));
}

/// <summary>A message of a batch.</summary>
internal sealed record StoredItem(int Number, string Recipient, long Id, bool IsStored);

/// <summary>A message stored by an earlier call with the same key.</summary>
internal sealed record SentItem(int Number, UInt128 Fingerprint, string Recipient, long Id);
