using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace PhalNet.Benchmarks.Platform;

/// <summary>The work behind the acknowledgement, as PhalNet does it: in rounds sorted by mailbox, slice by slice.</summary>
internal sealed class MailboxRounds
{
    private const int LargestRound = 16_384;
    private const int EarlyRound = 8_192;
    private const int SliceEntries = 512;

    private const string BothCopies =
        "SELECT s.id AS owner, m.id, r.id AS peer, 0 FROM chat_message m JOIN mailbox s ON s.uuid = m.sender "
        + "JOIN mailbox r ON r.uuid = m.recipient WHERE m.id > $1 AND m.id <= $2 "
        + "UNION ALL SELECT r.id, m.id + 1, s.id, 1 FROM chat_message m JOIN mailbox s ON s.uuid = m.sender "
        + "JOIN mailbox r ON r.uuid = m.recipient WHERE m.id > $1 AND m.id <= $2 ORDER BY 1, 2";

    private const string Slice =
        "FROM temp.round_entry p CROSS JOIN mailbox b ON b.id = p.owner WHERE p.place > $1 AND p.place <= $2 AND p.id > b.applied_id";

    private const string Sequence = "b.sequence + row_number() OVER (PARTITION BY p.owner ORDER BY p.place)";

    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(1500);
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(3);

    private readonly Transaction _transaction;
    private readonly PreparedStatement _mark, _last, _addMailboxes, _clear, _fill, _endOfSlice, _moveMark, _removeExpired;
    private readonly PreparedStatement[] _apply;
    private int _waiting;
    private long _since;
    private long _begun;
    private bool _isBegun;
    private long _roundLast, _entries, _done;

    public MailboxRounds(SqliteConnection connection, Transaction transaction)
    {
        _transaction = transaction;
        new PreparedStatement(
            connection, "CREATE TEMP TABLE round_entry (place INTEGER PRIMARY KEY, owner INTEGER, id INTEGER, peer INTEGER, io INTEGER)")
            .Execute();
        _mark = new(connection, "SELECT value FROM platform_state WHERE name = 'applied'");
        _last = new(connection, "SELECT max(id) FROM (SELECT id FROM chat_message WHERE id > $1 ORDER BY id LIMIT $2)", 2);
        _addMailboxes = new(
            connection,
            "INSERT OR IGNORE INTO mailbox (uuid) SELECT sender FROM chat_message WHERE id > $1 AND id <= $2 "
            + "UNION SELECT recipient FROM chat_message WHERE id > $1 AND id <= $2",
            2);
        _clear = new(connection, "DELETE FROM temp.round_entry");
        _fill = new(connection, $"INSERT INTO temp.round_entry (owner, id, peer, io) {BothCopies}", 2);
        _endOfSlice = new(
            connection,
            "SELECT max(place) FROM temp.round_entry WHERE place >= $1 AND owner = (SELECT owner FROM temp.round_entry WHERE place = $1)",
            1);
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
        while (DoSlice())
        {
        }
    }

    public void DoSome(bool isIdle)
    {
        if (TimeToNext is not { Ticks: 0 })
            return;
        for (var slices = isIdle || Age > Late ? 4 : 1; slices > 0; slices--)
        {
            if (!DoSlice() || !_isBegun)
                break;
        }
    }

    // False when there was nothing to do.
    private bool DoSlice()
    {
        var isEmpty = false;
        _transaction.Run(() => isEmpty = !Advance());
        if (isEmpty)
        {
            _waiting = 0;
        }
        else if (!_isBegun)
        {
            _waiting = Math.Max(0, _waiting - (int)(_entries / 2));
            _since = _begun;
        }

        return !isEmpty;
    }

    private bool Advance()
    {
        if (!_isBegun && !Begin())
            return false;
        var end = _endOfSlice.Number(_done + SliceEntries) ?? _entries;
        foreach (var statement in _apply)
            statement.Execute(_done, end);
        _done = end;
        if (end < _entries)
            return true;
        _moveMark.Execute(_roundLast);
        _removeExpired.Execute((DateTimeOffset.UtcNow.ToUnixTimeSeconds() / 86_400) - 1, 10_000);
        _isBegun = false;
        return true;
    }

    private bool Begin()
    {
        _begun = Stopwatch.GetTimestamp();
        var mark = _mark.Number() ?? 0;
        if (_last.Number(mark, LargestRound) is not { } last)
            return false;
        _addMailboxes.Execute(mark, last);
        _clear.Execute();
        (_roundLast, _entries, _done, _isBegun) = (last, _fill.Execute(mark, last), 0, true);
        return true;
    }
}
