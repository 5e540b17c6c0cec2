using System.Net;
using PhalNet;

namespace Modules.Platform;

/// <summary>
/// Limits password attempts: ten wrong ones for an account from one address, and a hundred from one address for all accounts, in a quarter
/// of an hour; the allowance refills evenly. It never locks out anyone at another address; for an account that is tried from many
/// addresses, logins only get slower.
/// </summary>
internal sealed class LoginTries(TimeProvider time)
{
    private const int PerAccount = 10;
    private const int Many = 100;

    private static readonly TimeSpan Period = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan SlowDown = TimeSpan.FromSeconds(2);

    private readonly Allowance<(IPAddress, string)> _perAccount = new(PerAccount, Period, time);
    private readonly Allowance<IPAddress> _perAddress = new(Many, Period, time);
    private readonly Allowance<string> _ofAccount = new(Many, Period, time);

    /// <summary>
    /// Counts an attempt before the password is checked, so that parallel attempts gain nothing; returns the time to wait if none is left.
    /// </summary>
    public async ValueTask<TimeSpan?> TakeAsync(IPAddress? address, string account, CancellationToken cancellation)
    {
        var network = Network(address);
        if (_perAddress.TryTake(network) is { } wait)
            return wait;
        if (_perAccount.TryTake((network, account)) is { } waitForAccount)
        {
            _perAddress.GiveBack(network);
            return waitForAccount;
        }

        if (_ofAccount.TryTake(account) is not null)
            await Task.Delay(SlowDown, time, cancellation);
        return null;
    }

    /// <summary>Refunds an attempt with the right password.</summary>
    public void GiveBack(IPAddress? address, string account)
    {
        var network = Network(address);
        _perAddress.GiveBack(network);
        _perAccount.GiveBack((network, account));
        _ofAccount.GiveBack(account);
    }

    private static IPAddress Network(IPAddress? address) => Caller.NetworkOf(address ?? IPAddress.None);
}
