namespace Modules.Platform;

/// <summary>
/// Messages on the way into mailboxes. A round takes small steps, each in its own transaction, so that new messages need not wait long:
/// first it collects the messages in a table of the writer's connection, sorted by mailbox, and their idempotency keys, sorted by hash;
/// then it puts one slice of them after another into the tables.
/// </summary>
internal sealed class MailboxRound
{
    private const int CollectedAtOnce = 1_024;
    private const int SliceEntries = 512;
    private const int SliceKeys = SliceEntries / 2;

    private const string Mark = "SELECT value FROM platform_state WHERE name = 'applied'";

    private const string LastOf =
        "SELECT max(id) FROM (SELECT id FROM chat_message WHERE id > $1 ORDER BY id LIMIT $2)";

    private static readonly PendingEntries Entries = PendingEntries.OfRound;

    private readonly SqliteStatements _statements;
    private readonly long _mark;
    private long _collected;
    private long _doneMailbox;
    private long? _keys;
    private long _doneKeys;

    private MailboxRound(SqliteStatements statements, long mark, long last)
    {
        _statements = statements;
        (_mark, _collected, Last) = (mark, mark, last);
        Entries.Clear(statements);
    }

    /// <summary>The last message of the round.</summary>
    public long Last { get; }

    /// <summary>How many messages have been collected.</summary>
    public long Messages { get; private set; }

    public bool IsDone { get; private set; }

    /// <summary>Begins with the messages stored since the last round; null for none.</summary>
    public static MailboxRound? Begin(SqliteStatements statements, int most)
    {
        var mark = statements.Number(Mark) ?? 0;
        var last = statements.Number(LastOf, mark, most);
        return last is null ? null : new(statements, mark, last.Value);
    }

    /// <summary>Whether it can continue on this connection; its tables belong to the connection on which it began.</summary>
    public bool IsOn(SqliteStatements statements) => ReferenceEquals(_statements, statements);

    /// <summary>Takes one step.</summary>
    public void Advance()
    {
        if (_collected < Last)
            Collect();
        else if (_keys is null)
            _keys = PendingKeys.Fill(_statements, _mark, Last);
        else
            ApplySlice(_keys.Value);
    }

    private void Collect()
    {
        var end = Math.Min(Last, _statements.Number(LastOf, _collected, CollectedAtOnce) ?? Last);
        Messages += Entries.Add(_statements, _collected, end);
        _collected = end;
    }

    private void ApplySlice(long keys)
    {
        var end = Entries.EndOfSlice(_statements, _doneMailbox, SliceEntries);
        if (end is { } last)
        {
            Entries.Apply(_statements, _doneMailbox, last);
            _doneMailbox = last;
        }

        var isLast = end is null || !Entries.HasMore(_statements, end.Value);
        var keysEnd = isLast ? keys : Math.Min(keys, _doneKeys + SliceKeys);
        if (keysEnd > _doneKeys)
            PendingKeys.Apply(_statements, _doneKeys, keysEnd);
        _doneKeys = keysEnd;
        if (!isLast)
            return;
        _statements.Execute("UPDATE platform_state SET value = $1 WHERE name = 'applied'", Last);
        IsDone = true;
    }
}
