using PhalNet;

namespace Modules.Platform;

/// <summary>What all Platform services have in common: the member behind a call is known by an access token.</summary>
/// <exception cref="CallException">406: the access token is missing, unknown or expired.</exception>
/// <exception cref="CallException">407: the application is unknown or has no right to this service.</exception>
/// <exception cref="CallException">408: the member is disabled or not logged in.</exception>
public abstract class PlatformService
{
    /// <summary>
    /// The access token of the member who calls. Needed where the check of access tokens is on, as it is outside Development; one that is
    /// sent is checked in any case.
    /// </summary>
    [Param("access_token"), Sensitive]
    public string? AccessToken { get; set; }
}
