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
    private const int KeysAtOnce = SliceEntries / 2;

    private const string Mark = "SELECT value FROM platform_state WHERE name = 'applied'";

    private const string LastOf =
        "SELECT max(id) FROM (SELECT id FROM chat_message WHERE id > $1 ORDER BY id LIMIT $2)";

    private static readonly PendingEntries Entries = PendingEntries.OfRound;

    private readonly SqliteStatements _statements;
    private long _lastCollected;
    private long _lastMailbox;
    private bool _hasEntries = true;
    private long _keys;

    private MailboxRound(SqliteStatements statements, long mark, long last)
    {
        _statements = statements;
        (_lastCollected, Last) = (mark, last);
        Entries.Clear(statements);
        PendingKeys.Clear(statements);
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
        if (_lastCollected < Last)
        {
            Collect();
            return;
        }

        if (_hasEntries)
            ApplySlice();
        if (_keys > 0)
            _keys -= PendingKeys.Apply(_statements, KeysAtOnce);
        if (_hasEntries || _keys > 0)
            return;
        _statements.Execute("UPDATE platform_state SET value = $1 WHERE name = 'applied'", Last);
        IsDone = true;
    }

    private void Collect()
    {
        var end = Math.Min(Last, _statements.Number(LastOf, _lastCollected, CollectedAtOnce) ?? Last);
        Messages += Entries.Add(_statements, _lastCollected, end);
        _keys += PendingKeys.Add(_statements, _lastCollected, end);
        _lastCollected = end;
    }

    private void ApplySlice()
    {
        if (Entries.EndOfSlice(_statements, _lastMailbox, SliceEntries) is { } end)
        {
            Entries.Apply(_statements, _lastMailbox, end);
            _lastMailbox = end;
        }

        _hasEntries = Entries.HasMore(_statements, _lastMailbox);
    }
}
