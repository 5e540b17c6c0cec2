namespace Modules.Platform;

/// <summary>
/// Messages to be put into mailboxes, sorted by mailbox in a table of the writer's connection, and their idempotency keys, sorted by hash.
/// </summary>
internal sealed class MailboxRound
{
    private const string Mark = "SELECT value FROM platform_state WHERE name = 'applied'";

    private static readonly PendingEntries Entries = PendingEntries.OfRound;

    private readonly SqliteStatements _statements;
    private readonly long _last;
    private readonly long _entries;
    private readonly long _keys;
    private long _done;
    private long _keysDone;

    private MailboxRound(SqliteStatements statements, long mark, long last)
    {
        _statements = statements;
        _last = last;
        _entries = Entries.Fill(statements, mark, last);
        _keys = PendingKeys.Fill(statements, mark, last);
    }

    /// <summary>The last message of the round.</summary>
    public long Last => _last;

    public long Messages => _entries / 2;

    public bool IsDone { get; private set; }

    /// <summary>Collects the messages stored since the last round; null for none.</summary>
    public static MailboxRound? Begin(SqliteStatements statements, int most)
    {
        var mark = statements.Number(Mark) ?? 0;
        var last = statements.Number("SELECT max(id) FROM (SELECT id FROM chat_message WHERE id > $1 ORDER BY id LIMIT $2)", mark, most);
        return last is null ? null : new(statements, mark, last.Value);
    }

    /// <summary>Whether it can continue on this connection; its table belongs to the connection on which it began.</summary>
    public bool IsOn(SqliteStatements statements) => ReferenceEquals(_statements, statements);

    /// <summary>Puts one slice into the mailboxes, with an equal share of the keys.</summary>
    public void Apply(SqliteStatements statements, int most)
    {
        var end = Entries.EndOfSlice(statements, _done + most) ?? _entries;
        Entries.Apply(statements, _done, end);
        var keysEnd = end >= _entries ? _keys : _keys * end / _entries;
        if (keysEnd > _keysDone)
            PendingKeys.Apply(statements, _keysDone, keysEnd);
        _keysDone = keysEnd;
        if (end >= _entries)
        {
            statements.Execute("UPDATE platform_state SET value = $1 WHERE name = 'applied'", _last);
            IsDone = true;
        }

        _done = end;
    }
}
