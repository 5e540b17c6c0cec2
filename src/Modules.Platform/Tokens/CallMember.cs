using System.Security.Claims;
using PhalNet;

namespace Modules.Platform;

/// <summary>The member behind a call, as the access token tells.</summary>
internal static class CallMember
{
    public const string AppKeyClaim = "app_key";

    private const string Scheme = "access_token";

    public static void SetMember(this ICallContext call, string uuid, string? appKey = null)
    {
        var identity = new ClaimsIdentity([new(ClaimTypes.NameIdentifier, uuid)], Scheme);
        if (appKey is not null)
            identity.AddClaim(new(AppKeyClaim, appKey));
        call.User = new(identity);
    }

    public static string GetMember(this ICallContext call) => call.User?.FindFirst(ClaimTypes.NameIdentifier)?.Value
        ?? throw new InvalidOperationException($"No member is set for {call.Service}: the check of the access token did not run.");
}
