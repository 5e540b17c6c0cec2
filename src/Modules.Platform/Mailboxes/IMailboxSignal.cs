namespace Modules.Platform;

/// <summary>
/// Signals that a mailbox has changed. Only the database is authoritative: a signal may be lost, duplicated or early, and whoever waits for
/// one then queries the database.
/// </summary>
internal interface IMailboxSignal
{
    /// <summary>Signals a change of a mailbox.</summary>
    void Changed(string owner);

    /// <summary>Subscribes to signals of a mailbox.</summary>
    IMailboxSubscription Subscribe(string owner);
}

/// <summary>Waits for the changes of one mailbox since it was created or since the last wait.</summary>
internal interface IMailboxSubscription : IDisposable
{
    /// <summary>True after a signal, false if the time expired without one.</summary>
    Task<bool> WaitAsync(TimeSpan time, CancellationToken cancellation);
}
