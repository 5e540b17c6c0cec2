using Microsoft.Extensions.Options;

namespace Modules.Platform;

/// <summary>How many messages a member may send in a second.</summary>
internal sealed class SendLimit(IOptions<PlatformOptions> options, TimeProvider time)
{
    private readonly Allowance<string> _sends = new(options.Value.SendsPerSecond ?? 0, TimeSpan.FromSeconds(1), time);

    /// <summary>Counts a message; gives the time to wait when there is none left.</summary>
    public TimeSpan? TryTake(string member) => _sends.TryTake(member);

    /// <summary>The message was not stored after all.</summary>
    public void GiveBack(string member) => _sends.GiveBack(member);
}
