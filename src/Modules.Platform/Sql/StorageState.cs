using Microsoft.Extensions.Logging;
using PhalNet;

namespace Modules.Platform;

/// <summary>
/// Whether the database can be written. Failures are logged once per period, with their number: with a full disk every call fails, and a
/// log line for each would make it worse.
/// </summary>
internal sealed class StorageState(TimeProvider time, ILogger<StorageState> logger)
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(60);

    private readonly Lock _lock = new();
    private DateTimeOffset _told = DateTimeOffset.MinValue;
    private long _untold;
    private long _refused;

    /// <summary>The current problem; <see cref="StorageTrouble.None"/> after a successful write.</summary>
    public StorageTrouble Trouble { get; private set; }

    /// <summary>Records that writes, or reads, failed; returns the exception for their callers.</summary>
    public Exception Fail(Exception exception, StorageTrouble trouble, int writes)
    {
        lock (_lock)
        {
            // A damaged file stays damaged, and a removed file cannot be opened, whatever the next attempt reports.
            if (Trouble != StorageTrouble.Damaged && (Trouble != StorageTrouble.Moved || trouble != StorageTrouble.Unusable))
                Trouble = trouble;
            _refused += writes;
            _untold += writes;
            var now = time.GetUtcNow();
            if (now - _told >= Period)
            {
                PlatformLog.StorageFailed(logger, exception, trouble, _untold);
                (_told, _untold) = (now, 0);
            }
        }

        return Told(trouble);
    }

    /// <summary>Records a successful write.</summary>
    public void Work()
    {
        if (Trouble == StorageTrouble.None)
            return;
        lock (_lock)
        {
            PlatformLog.StorageWorks(logger, _refused);
            (Trouble, _refused, _untold, _told) = (StorageTrouble.None, 0, 0, DateTimeOffset.MinValue);
        }
    }

    /// <summary>Throws if the file is damaged: anything written to it might be lost, and it would be harder to repair.</summary>
    public void ThrowIfDamaged()
    {
        if (Trouble == StorageTrouble.Damaged)
            throw Told(StorageTrouble.Damaged);
    }

    private static ServerErrorException Told(StorageTrouble trouble) => trouble switch
    {
        StorageTrouble.Locked => new ServerErrorException("storage.locked"),
        StorageTrouble.Full => new DiskFullException(),
        _ => new ServerErrorException("storage.unavailable"),
    };
}

/// <summary>No space is left for a write. Reading still works.</summary>
internal sealed class DiskFullException() : ServerErrorException("storage.full");
