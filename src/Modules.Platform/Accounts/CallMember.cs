using System.Security.Claims;
using PhalNet;

namespace Modules.Platform;

/// <summary>The application and the member behind a call, from its access token.</summary>
internal static class CallMember
{
    private const string AppKeyClaim = "app_key";
    private const string Scheme = "access_token";

    public static void SetMember(this ICallContext call, string? uuid, string? appKey)
    {
        var identity = new ClaimsIdentity(Scheme);
        if (uuid is not null)
            identity.AddClaim(new(ClaimTypes.NameIdentifier, uuid));
        if (appKey is not null)
            identity.AddClaim(new(AppKeyClaim, appKey));
        call.User = new(identity);
    }

    public static string GetMember(this ICallContext call) => call.User?.FindFirst(ClaimTypes.NameIdentifier)?.Value
        ?? throw new InvalidOperationException($"No member is set for {call.Service}: the check of the access token did not run.");

    /// <summary>The application; empty where a call needs none.</summary>
    public static string GetAppKey(this ICallContext call) => call.User?.FindFirst(AppKeyClaim)?.Value ?? "";
}
