namespace PhalNet.Modules;

/// <summary>The host's state of a module from a folder.</summary>
internal sealed class ManagedModule(string name)
{
    private static readonly TimeSpan FirstBackOff = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Steady = TimeSpan.FromMinutes(10);

    private TimeSpan _backOff;
    private DateTimeOffset _failedAt;
    private DateTimeOffset? _again;

    public string Name => name;

    /// <summary>The current operation, or the last one.</summary>
    public Task Work { get; set; } = Task.CompletedTask;

    public bool IsBusy => !Work.IsCompleted;

    /// <summary>The content that was set up last, successfully or not.</summary>
    public string? Content { get; set; }

    public long Reloads { get; private set; }

    /// <summary>The content that serves; null for none.</summary>
    public string? Serving { get; set; }

    /// <summary>Why it may not start; null if it may.</summary>
    public string? Blocked { get; set; }

    public bool IsDisabled { get; private set; }

    /// <summary>Whether the module of this name in the host was added from a folder.</summary>
    public bool IsAdded { get; set; }

    /// <summary>Whether nothing of it is installed: the entry only shows why the content in the directory cannot be used.</summary>
    public bool IsRefusedOnly { get; set; }

    /// <summary>The version that failed to replace the one that serves.</summary>
    public ReportedModule? Failure { get; set; }

    public void Began(WantedModule wanted)
    {
        (Content, Reloads) = (wanted.Content, wanted.Reloads);
        (Blocked, IsDisabled, IsRefusedOnly, Failure, _again) = (null, false, false, null, null);
    }

    public void Disabled() => (IsDisabled, Serving, _again) = (true, null, null);

    /// <summary>Schedules another setup after a delay, which doubles while the setup keeps failing.</summary>
    public TimeSpan BackOff(DateTimeOffset now, TimeSpan most)
    {
        _backOff = _backOff == TimeSpan.Zero || now - _failedAt > Steady + _backOff ? FirstBackOff : _backOff * 2;
        _backOff = _backOff < most ? _backOff : most;
        (_failedAt, _again) = (now, now + _backOff);
        return _backOff;
    }

    public bool IsDue(DateTimeOffset now) => _again is { } again && again <= now;
}
