using Microsoft.Extensions.Logging;
using PhalNet;

namespace Modules.Platform;

/// <summary>
/// Whether the database can be written. Failures are told once a period, with their number: with a full disk every call fails, and a line
/// for each would make it worse.
/// </summary>
internal sealed class StorageState(TimeProvider time, ILogger<StorageState> logger)
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(60);

    private readonly Lock _lock = new();
    private DateTimeOffset _told = DateTimeOffset.MinValue;
    private long _untold;
    private long _refused;

    /// <summary>What is wrong; <see cref="StorageTrouble.None"/> after a write that worked.</summary>
    public StorageTrouble Trouble { get; private set; }

    /// <summary>Notes that writes, or reads, failed; gives what their callers are told.</summary>
    public Exception Fail(Exception exception, StorageTrouble trouble, int writes)
    {
        lock (_lock)
        {
            // A damaged file stays one, and a file that is gone cannot be opened, whatever the next attempt says.
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

    /// <summary>Notes that a write worked.</summary>
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

    /// <summary>A damaged file is left as it is: what is written to it might be lost, and repairing it becomes harder.</summary>
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

/// <summary>There is no room left for a write. Reading goes on.</summary>
internal sealed class DiskFullException() : ServerErrorException("storage.full");
