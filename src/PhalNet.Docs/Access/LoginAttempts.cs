using System.Net;
using System.Threading.RateLimiting;

namespace PhalNet.Docs;

/// <summary>
/// Limits login attempts. Each address has a number of attempts per minute; when all addresses together exceed what legitimate readers
/// need, further attempts are delayed, so that many addresses are of little use to an attacker and a reader with the password is slowed
/// down but not locked out. Every attempt counts before the password is checked, so that parallel attempts have no advantage.
/// </summary>
internal sealed class LoginAttempts(TimeProvider time) : IDisposable
{
    public const int PerAddress = 10;

    public const int InAll = 200;

    public static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    public static readonly TimeSpan SlowDown = TimeSpan.FromSeconds(2);

    private readonly PartitionedRateLimiter<IPAddress> _byAddress =
        PartitionedRateLimiter.Create<IPAddress, IPAddress>(address => RateLimitPartition.GetFixedWindowLimiter(
            Caller.NetworkOf(address), _ => Options(PerAddress)));

    private readonly FixedWindowRateLimiter _all = new(Options(InAll));

    /// <summary>Counts an attempt; false when the address has none left at present.</summary>
    public async ValueTask<bool> TakeAsync(IPAddress? address, CancellationToken cancellation)
    {
        using var lease = _byAddress.AttemptAcquire(address ?? IPAddress.None);
        if (!lease.IsAcquired)
            return false;
        using var ofAll = _all.AttemptAcquire();
        if (!ofAll.IsAcquired)
            await Task.Delay(SlowDown, time, cancellation);
        return true;
    }

    public void Dispose()
    {
        _byAddress.Dispose();
        _all.Dispose();
    }

    private static FixedWindowRateLimiterOptions Options(int tries) => new() { PermitLimit = tries, Window = Window, QueueLimit = 0 };
}
