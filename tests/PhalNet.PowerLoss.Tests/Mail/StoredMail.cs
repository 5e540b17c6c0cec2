using Microsoft.Data.Sqlite;
using Modules.Platform;

namespace PhalNet.PowerLoss.Tests.Mail;

internal sealed record StoredMessage(string Sender, string Recipient, string Text);

internal sealed record StoredEntry(string Peer, long Sequence, bool IsReceived, bool IsRead)
{
    public bool IsUnread => IsReceived && !IsRead;
}

internal sealed record StoredMailbox(long Sequence, long Unread, long AppliedId);

/// <summary>The content of a database.</summary>
internal sealed class StoredMail
{
    /// <summary>The member without a token.</summary>
    public const string Demo = "demo0000000000000000000000000000";

    private static readonly string[] Kinds = ["", "new", "read", "recalled", "deleted"];

    public StoredMail(SqliteConnection connection)
    {
        ReadMessages(connection);
        var owners = new Dictionary<long, string>();
        Read(connection, "SELECT id, uuid, sequence, unread, applied_id FROM mailbox", row =>
        {
            owners.Add(row.GetInt64(0), row.GetString(1));
            Mailboxes.Add(row.GetString(1), new(row.GetInt64(2), row.GetInt64(3), row.GetInt64(4)));
        });
        Read(connection, "SELECT owner, id, peer, sequence, io, is_read FROM mailbox_entry", row => Entries.Add(
            (owners[row.GetInt64(0)], row.GetInt64(1)),
            new(owners[row.GetInt64(2)], row.GetInt64(3), row.GetBoolean(4), row.GetBoolean(5))));
        Read(connection, "SELECT owner, sequence, kind, id FROM mailbox_change", row =>
        {
            var (owner, kind, id) = (owners[row.GetInt64(0)], Kinds[row.GetInt32(2)], row.GetInt64(3));
            Changes.Add((owner, row.GetInt64(1)), (kind, id));
            var times = (owner, kind, id);
            Times[times] = Times.GetValueOrDefault(times) + 1;
        });
        Read(connection, "SELECT owner, peer, last_id, unread FROM conversation", row => Conversations.Add(
            (owners[row.GetInt64(0)], owners[row.GetInt64(1)]), (row.GetInt64(2), row.GetInt64(3))));
        Read(connection, "SELECT value FROM platform_state WHERE name = 'applied'", row => Mark = row.GetInt64(0));
    }

    /// <summary>By the sender's id.</summary>
    public SortedDictionary<long, StoredMessage> Messages { get; } = [];

    public HashSet<long> Recalled { get; } = [];

    /// <summary>The first id and the number of messages, by the identity of the key.</summary>
    public Dictionary<UInt128, (long First, long Messages)> Keys { get; } = [];

    public Dictionary<string, StoredMailbox> Mailboxes { get; } = [];

    public Dictionary<(string Owner, long Id), StoredEntry> Entries { get; } = [];

    public Dictionary<(string Owner, long Sequence), (string Kind, long Id)> Changes { get; } = [];

    /// <summary>How often each change of a copy happened.</summary>
    public Dictionary<(string Owner, string Kind, long Id), int> Times { get; } = [];

    public Dictionary<(string Owner, string Peer), (long Last, long Unread)> Conversations { get; } = [];

    /// <summary>All messages up to this one are in the mailboxes.</summary>
    public long Mark { get; private set; }

    /// <summary>The identity of a key; without tokens there is one member and no application.</summary>
    public static UInt128 Identity(string sender, string key) =>
        SendKeys.Identity(sender, sender == Demo ? "" : SendMember.Application, key);

    public static void Read(SqliteConnection connection, string query, Action<SqliteDataReader> row)
    {
        using var command = connection.CreateCommand();
        command.CommandText = query;
        using var reader = command.ExecuteReader();
        while (reader.Read())
            row(reader);
    }

    private void ReadMessages(SqliteConnection connection)
    {
        var others = new Dictionary<long, int>();
        Read(connection, "SELECT id, sender, recipient, data, data_id, recalled_at IS NOT NULL FROM chat_message ORDER BY id", row =>
        {
            var text = !row.IsDBNull(3) ? row.GetString(3) : Messages.GetValueOrDefault(row.GetInt64(4))?.Text ?? "no content";
            Messages.Add(row.GetInt64(0), new(row.GetString(1), row.GetString(2), text));
            if (!row.IsDBNull(4))
                others[row.GetInt64(4)] = others.GetValueOrDefault(row.GetInt64(4)) + 1;
            if (row.GetBoolean(5))
                Recalled.Add(row.GetInt64(0));
        });

        // The table contains half of the hash, the message all of it; a key counts if both fit.
        Read(connection, "SELECT k.first_id, k.hash, m.sent_key FROM sent_key k LEFT JOIN chat_message m ON m.id = k.first_id", row =>
        {
            var (half, whole) = ((byte[])row.GetValue(1), row.IsDBNull(2) ? [] : (byte[])row.GetValue(2));
            var identity = whole.AsSpan().StartsWith(half) ? whole : [.. half, .. new byte[SendKey.HashBytes - half.Length]];
            Keys[SendKey.Hash(identity)] = (row.GetInt64(0), 1 + others.GetValueOrDefault(row.GetInt64(0)));
        });
    }
}
