namespace Modules.Platform;

/// <summary>
/// Drafts that are stored together. A batch contains each key only once: a second draft with the key waits for the next batch and finds
/// what the first one stored. A draft with a trace gets a batch of its own, so that the trace shows only its statements.
/// </summary>
internal sealed class DraftBatch(int most)
{
    private readonly List<PendingDraft> _drafts = [];
    private readonly HashSet<UInt128> _keys = [];
    private PendingDraft? _leftOver;

    public IReadOnlyList<PendingDraft> Drafts => _drafts;

    public bool HasLeftOver => _leftOver is not null;

    public bool TakesMore => _leftOver is null && _drafts.Count < most && !(_drafts is [{ Trace.IsEnabled: true }]);

    /// <summary>Starts a batch with the draft left from the previous one.</summary>
    public void Begin()
    {
        _drafts.Clear();
        _keys.Clear();
        if (_leftOver is not { } first)
            return;
        _leftOver = null;
        Add(first);
    }

    /// <summary>Adds a draft, or leaves it for the next batch.</summary>
    public void Add(PendingDraft pending)
    {
        if (Fits(pending))
            _drafts.Add(pending);
        else
            _leftOver = pending;
    }

    private bool Fits(PendingDraft pending) => (_drafts.Count == 0 || !pending.Trace.IsEnabled)
        && (pending.Draft.Key is not { } key || _keys.Add(key.Identity));
}
