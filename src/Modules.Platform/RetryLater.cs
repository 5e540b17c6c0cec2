using System.Globalization;
using PhalNet;

namespace Modules.Platform;

/// <summary>The data of a reply to a caller who exceeds a rate limit.</summary>
/// <param name="RetryAfter">The seconds to wait.</param>
internal sealed record RetryLater(int RetryAfter)
{
    /// <summary>Ret 429, with the time to wait in whole seconds as <c>retry_after</c> and as the header <c>Retry-After</c>.</summary>
    public static CallException Refuse(ICallContext call, string message, TimeSpan wait)
    {
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
        var text = seconds.ToString(CultureInfo.InvariantCulture);
        call.AddHeader("Retry-After", text);
        return new(429, message, new MessageArgument("seconds", text)) { Details = new RetryLater(seconds) };
    }
}
