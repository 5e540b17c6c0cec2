namespace Modules.Platform;

/// <summary>
/// Drafts that are stored together. A key is in a batch once: a second draft with it waits for the next batch and finds what the first
/// stored. One with a trace is alone, so that the trace has its statements and no others.
/// </summary>
internal sealed class DraftBatch(int most)
{
    private readonly List<PendingDraft> _drafts = [];
    private readonly HashSet<(string, string, string)> _keys = [];
    private PendingDraft? _leftOver;

    public IReadOnlyList<PendingDraft> Drafts => _drafts;

    public bool HasLeftOver => _leftOver is not null;

    public bool TakesMore => _leftOver is null && _drafts.Count < most && !(_drafts is [{ Trace.IsEnabled: true }]);

    /// <summary>Begins with what the last one left over.</summary>
    public void Begin()
    {
        _drafts.Clear();
        _keys.Clear();
        if (_leftOver is not { } first)
            return;
        _leftOver = null;
        Add(first);
    }

    /// <summary>Takes a draft, or leaves it over for the next batch.</summary>
    public void Add(PendingDraft pending)
    {
        if (Fits(pending))
            _drafts.Add(pending);
        else
            _leftOver = pending;
    }

    private bool Fits(PendingDraft pending) => (_drafts.Count == 0 || !pending.Trace.IsEnabled)
        && (pending.Draft.Key is not { } key || _keys.Add((pending.Draft.Sender, key.Application, key.Value)));
}
