using System.Net;
using System.Threading.RateLimiting;

namespace PhalNet.Docs;

/// <summary>
/// How often passwords may be tried. One address has so many tries in a minute; when all together try more than anybody would by mistake,
/// each further try waits, so that who has many addresses gains little and a reader with the password is slowed down, not locked out.
/// Every try counts before it is looked at, so that many at once gain nothing.
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

    /// <summary>Counts a try; false when the address has none left for now.</summary>
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
