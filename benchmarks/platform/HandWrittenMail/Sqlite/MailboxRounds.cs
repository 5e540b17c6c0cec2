using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace PhalNet.Benchmarks.Platform;

/// <summary>The work behind the acknowledgement, as PhalNet does it: in rounds sorted by mailbox, slice by slice.</summary>
internal sealed class MailboxRounds
{
    private const int LargestRound = 16_384;
    private const int EarlyRound = 8_192;
    private const int CollectedAtOnce = 1_024;
    private const int SliceEntries = 512;
    private const int LateSteps = 4;

    private const string Fill =
        "WITH message AS MATERIALIZED (SELECT m.id, s.id AS sender, r.id AS recipient FROM chat_message m "
        + "CROSS JOIN mailbox s ON s.uuid = m.sender CROSS JOIN mailbox r ON r.uuid = m.recipient WHERE m.id > $1 AND m.id <= $2), "
        + "entry (owner, id, peer, io) AS (SELECT sender, id, recipient, 0 FROM message "
        + "UNION ALL SELECT recipient, id + 1, sender, 1 FROM message) "
        + "INSERT OR IGNORE INTO temp.round_entry (owner, id, peer, io) SELECT owner, id, peer, io FROM entry WHERE true";

    private const string Slice =
        "FROM temp.round_entry p CROSS JOIN mailbox b ON b.id = p.owner WHERE p.owner > $1 AND p.owner <= $2 AND p.id > b.applied_id";

    private const string Sequence = "b.sequence + row_number() OVER (PARTITION BY p.owner ORDER BY p.id)";

    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(1500);
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(3);

    private readonly Transaction _transaction;
    private readonly PreparedStatement _mark, _last, _count, _addMailboxes, _clear, _fill, _endOfSlice, _hasMore, _moveMark, _removeExpired;
    private readonly PreparedStatement[] _apply;
    private int _waiting;
    private long _since;
    private long _begun;
    private bool _isBegun;
    private long _roundLast, _collected, _messages, _doneMailbox;

    public MailboxRounds(SqliteConnection connection, Transaction transaction)
    {
        _transaction = transaction;
        new PreparedStatement(
            connection,
            "CREATE TEMP TABLE round_entry (owner INTEGER, id INTEGER, peer INTEGER, io INTEGER, PRIMARY KEY (owner, id)) WITHOUT ROWID")
            .Execute();
        _mark = new(connection, "SELECT value FROM platform_state WHERE name = 'applied'");
        _last = new(connection, "SELECT max(id) FROM (SELECT id FROM chat_message WHERE id > $1 ORDER BY id LIMIT $2)", 2);
        _count = new(connection, "SELECT count(*) FROM chat_message WHERE id > $1 AND id <= $2", 2);
        _addMailboxes = new(
            connection,
            "INSERT OR IGNORE INTO mailbox (uuid) SELECT sender FROM chat_message WHERE id > $1 AND id <= $2 "
            + "UNION SELECT recipient FROM chat_message WHERE id > $1 AND id <= $2",
            2);
        _clear = new(connection, "DELETE FROM temp.round_entry");
        _fill = new(connection, Fill, 2);
        _endOfSlice = new(
            connection, "SELECT max(owner) FROM (SELECT owner FROM temp.round_entry WHERE owner > $1 ORDER BY owner LIMIT $2)", 2);
        _hasMore = new(connection, "SELECT EXISTS (SELECT 1 FROM temp.round_entry WHERE owner > $1)", 1);
        _moveMark = new(connection, "UPDATE platform_state SET value = $1 WHERE name = 'applied'", 1);
        _removeExpired = new(
            connection,
            "DELETE FROM sent_key WHERE (day, hash, first_id) IN "
            + "(SELECT day, hash, first_id FROM sent_key WHERE day < $1 ORDER BY day, hash, first_id LIMIT $2)",
            2);
        _apply =
        [
            new(
                connection,
                "INSERT INTO mailbox_entry (owner, id, peer, sequence, io, is_read) "
                + $"SELECT p.owner, p.id, p.peer, {Sequence}, p.io, 0 {Slice}",
                2),
            new(
                connection,
                $"INSERT INTO mailbox_change (owner, sequence, kind, id) SELECT p.owner, {Sequence}, 1, p.id {Slice}",
                2),
            new(
                connection,
                "INSERT INTO conversation (owner, peer, last_id, unread) "
                + $"SELECT p.owner, p.peer, max(p.id), sum(p.io) {Slice} GROUP BY p.owner, p.peer "
                + "ON CONFLICT (owner, peer) DO UPDATE SET last_id = excluded.last_id, unread = conversation.unread + excluded.unread",
                2),
            new(
                connection,
                "UPDATE mailbox SET sequence = mailbox.sequence + g.entries, unread = mailbox.unread + g.unread, "
                + "applied_id = g.last_id FROM (SELECT p.owner, count(*) AS entries, sum(p.io) AS unread, max(p.id) AS last_id "
                + $"{Slice} GROUP BY p.owner) g WHERE mailbox.id = g.owner",
                2),
        ];
    }

    public TimeSpan? TimeToNext
    {
        get
        {
            if (!_isBegun && _waiting == 0)
                return null;
            var wait = _isBegun || _waiting >= EarlyRound ? TimeSpan.Zero : Gather - Age;
            return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
        }
    }

    private TimeSpan Age => _waiting == 0 ? TimeSpan.Zero : Stopwatch.GetElapsedTime(_since);

    public void Add(int messages)
    {
        if (_waiting == 0)
            _since = Stopwatch.GetTimestamp();
        _waiting += messages;
    }

    public void CatchUp()
    {
        while (TakeStep())
        {
        }
    }

    public void DoSome()
    {
        if (TimeToNext is not { Ticks: 0 })
            return;
        for (var steps = Age > Late ? LateSteps : 1; steps > 0; steps--)
        {
            if (!TakeStep() || !_isBegun)
                break;
        }
    }

    // False when there was nothing to do.
    private bool TakeStep()
    {
        var isEmpty = false;
        _transaction.Run(() => isEmpty = !Advance(), isDurable: false);
        if (isEmpty)
        {
            _waiting = 0;
        }
        else if (!_isBegun)
        {
            _waiting = Math.Max(0, _waiting - (int)_messages);
            _since = _begun;
        }

        return !isEmpty;
    }

    private bool Advance()
    {
        if (!_isBegun && !Begin())
            return false;
        if (_collected < _roundLast)
            Collect();
        else
            ApplySlice();
        return true;
    }

    private bool Begin()
    {
        _begun = Stopwatch.GetTimestamp();
        var mark = _mark.Number() ?? 0;
        if (_last.Number(mark, LargestRound) is not { } last)
            return false;
        _clear.Execute();
        (_roundLast, _collected, _messages, _doneMailbox, _isBegun) = (last, mark, 0, 0, true);
        return true;
    }

    private void Collect()
    {
        var end = Math.Min(_roundLast, _last.Number(_collected, CollectedAtOnce) ?? _roundLast);
        var messages = _count.Number(_collected, end) ?? 0;
        if (_fill.Execute(_collected, end) < 2 * messages)
        {
            _addMailboxes.Execute(_collected, end);
            _fill.Execute(_collected, end);
        }

        _messages += messages;
        _collected = end;
    }

    private void ApplySlice()
    {
        var end = _endOfSlice.Number(_doneMailbox, SliceEntries);
        if (end is { } last)
        {
            foreach (var statement in _apply)
                statement.Execute(_doneMailbox, last);
            _doneMailbox = last;
        }

        if (end is not null && _hasMore.Number(end) == 1)
            return;
        _moveMark.Execute(_roundLast);
        _removeExpired.Execute((DateTimeOffset.UtcNow.ToUnixTimeSeconds() / 86_400) - 1, 10_000);
        _isBegun = false;
    }
}
