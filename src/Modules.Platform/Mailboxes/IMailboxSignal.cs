namespace Modules.Platform;

/// <summary>
/// Hints that a mailbox has changed. The database is the record: a hint may be lost, doubled or early, and who waits for one looks into the
/// database.
/// </summary>
internal interface IMailboxSignal
{
    /// <summary>Something in a mailbox has changed.</summary>
    void Changed(string owner);

    /// <summary>Ends when a mailbox has changed since the subscription was made or last waited for.</summary>
    IMailboxSubscription Subscribe(string owner);
}

/// <summary>Waits for the changes of one mailbox.</summary>
internal interface IMailboxSubscription : IDisposable
{
    /// <summary>True when there was a hint, false when the time was over without one.</summary>
    Task<bool> WaitAsync(TimeSpan time, CancellationToken cancellation);
}
