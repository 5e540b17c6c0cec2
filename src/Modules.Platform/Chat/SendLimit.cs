using Microsoft.Extensions.Options;

namespace Modules.Platform;

/// <summary>Limits the messages that a member may send per second.</summary>
internal sealed class SendLimit(IOptions<PlatformOptions> options, TimeProvider time)
{
    private readonly Allowance<string> _sends = new(options.Value.SendsPerSecond ?? 0, TimeSpan.FromSeconds(1), time);

    /// <summary>Counts a message; returns the time to wait if none is left.</summary>
    public TimeSpan? TryTake(string member) => _sends.TryTake(member);

    /// <summary>Refunds a message that was not stored.</summary>
    public void GiveBack(string member) => _sends.GiveBack(member);
}
