namespace Modules.Platform;

/// <summary>
/// The messages that are stored and not in the mailboxes yet, by member and by idempotency key. The start brings the mailboxes up to date,
/// so it is empty at first.
/// </summary>
internal sealed class PendingMail(TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, List<long>> _byMember = [];
    private readonly Dictionary<UInt128, long> _byKey = [];
    private int _messages;
    private long _since;

    /// <summary>How many messages are pending.</summary>
    public int Messages => Volatile.Read(ref _messages);

    /// <summary>An upper limit of how long the oldest has been pending.</summary>
    public TimeSpan Age => Messages == 0 ? TimeSpan.Zero : time.GetElapsedTime(Volatile.Read(ref _since));

    public void Add(string sender, string recipient, long id)
    {
        lock (_lock)
        {
            if (_messages++ == 0)
                _since = time.GetTimestamp();
            Add(sender, id);
            Add(recipient, id);
        }
    }

    /// <summary>Adds the first message of a call with a key, which may be rolled back later.</summary>
    public void AddKey(UInt128 identity, long id)
    {
        lock (_lock)
            _byKey[identity] = id;
    }

    /// <summary>The first message that may have been stored with a key; null for none.</summary>
    public long? FindKey(UInt128 identity)
    {
        lock (_lock)
            return _byKey.TryGetValue(identity, out var id) ? id : null;
    }

    public bool Has(string member)
    {
        lock (_lock)
            return _byMember.ContainsKey(member);
    }

    /// <summary>The messages of a member, ordered by id.</summary>
    public IReadOnlyList<long> Of(string member)
    {
        lock (_lock)
            return [.. _byMember.GetValueOrDefault(member, [])];
    }

    /// <summary>Records that the messages of a member up to an id are in the mailbox.</summary>
    public void Applied(string member, long last)
    {
        lock (_lock)
        {
            if (_byMember.TryGetValue(member, out var ids))
                Forget(member, ids, last);
        }
    }

    /// <summary>Records that all messages up to an id are in the mailboxes, and their keys in the table of keys.</summary>
    /// <param name="last">The last of these messages.</param>
    /// <param name="messages">Their number.</param>
    /// <param name="rest">A timestamp before which none of the others was stored; null if some may be as old as the oldest was.</param>
    public void Applied(long last, long messages, long? rest)
    {
        lock (_lock)
        {
            foreach (var (member, ids) in _byMember)
                Forget(member, ids, last);
            foreach (var (identity, id) in _byKey)
            {
                if (id <= last)
                    _byKey.Remove(identity);
            }

            _messages = (int)Math.Max(0, _messages - messages);
            _since = rest ?? _since;
        }
    }

    /// <summary>Records that all stored messages are in the mailboxes.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _byMember.Clear();
            _byKey.Clear();
            _messages = 0;
        }
    }

    private void Add(string member, long id)
    {
        if (_byMember.TryGetValue(member, out var ids))
            ids.Add(id);
        else
            _byMember.Add(member, [id]);
    }

    private void Forget(string member, List<long> ids, long last)
    {
        ids.RemoveAll(id => id <= last);
        if (ids.Count == 0)
            _byMember.Remove(member);
    }
}
