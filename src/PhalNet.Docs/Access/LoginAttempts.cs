using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;

namespace PhalNet.Docs;

/// <summary>
/// How often passwords may be tried: by one address, and in all, for who has many addresses. Every try counts before it is looked at, so
/// that many at once gain nothing.
/// </summary>
internal sealed class LoginAttempts : IDisposable
{
    public const int PerAddress = 10;

    public const int InAll = 200;

    public static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly PartitionedRateLimiter<IPAddress> _limiter = PartitionedRateLimiter.CreateChained(
        PartitionedRateLimiter.Create<IPAddress, IPAddress>(address => Limit(Network(address), PerAddress)),
        PartitionedRateLimiter.Create<IPAddress, IPAddress>(_ => Limit(IPAddress.Any, InAll)));

    public bool Take(IPAddress? address)
    {
        using var lease = _limiter.AttemptAcquire(address ?? IPAddress.None);
        return lease.IsAcquired;
    }

    public void Dispose() => _limiter.Dispose();

    private static RateLimitPartition<IPAddress> Limit(IPAddress partition, int tries) =>
        RateLimitPartition.GetFixedWindowLimiter(partition, _ => new() { PermitLimit = tries, Window = Window, QueueLimit = 0 });

    // One subscriber of the sixth version commonly has all addresses of 64 bits.
    private static IPAddress Network(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            return address.MapToIPv4();
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
            return address;
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return new(bytes);
    }
}
