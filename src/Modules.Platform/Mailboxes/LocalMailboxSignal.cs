using System.Collections.Concurrent;

namespace Modules.Platform;

/// <summary>Signals within one process.</summary>
internal sealed class LocalMailboxSignal : IMailboxSignal
{
    private readonly Lock _lock = new();
    private readonly ConcurrentDictionary<string, Subscription[]> _byOwner = [];

    public void Changed(string owner)
    {
        foreach (var subscription in _byOwner.GetValueOrDefault(owner, []))
            subscription.Notify();
    }

    public IMailboxSubscription Subscribe(string owner)
    {
        var subscription = new Subscription(this, owner);
        lock (_lock)
            _byOwner[owner] = [.. _byOwner.GetValueOrDefault(owner, []), subscription];
        return subscription;
    }

    private void Remove(Subscription subscription)
    {
        lock (_lock)
        {
            Subscription[] left = [.. _byOwner.GetValueOrDefault(subscription.Owner, []).Where(other => other != subscription)];
            if (left.Length > 0)
                _byOwner[subscription.Owner] = left;
            else
                _byOwner.TryRemove(subscription.Owner, out _);
        }
    }

    private sealed class Subscription(LocalMailboxSignal signal, string owner) : IMailboxSubscription
    {
        private readonly SemaphoreSlim _changed = new(0, 1);

        public string Owner => owner;

        public void Notify()
        {
            try
            {
                _changed.Release();
            }
            catch (SemaphoreFullException)
            {
                // A signal is pending already.
            }
        }

        public Task<bool> WaitAsync(TimeSpan time, CancellationToken cancellation) => _changed.WaitAsync(time, cancellation);

        // The semaphore holds no system handle, and a concurrent signal must not meet a disposed one.
        public void Dispose() => signal.Remove(this);
    }
}
