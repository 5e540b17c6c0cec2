using PhalNet;

namespace Modules.Platform;

/// <summary>What all services of the platform have in common: an access token says who calls.</summary>
public abstract class TokenService
{
    /// <summary>
    /// The access token of the application or member who calls, from App.Auth.ApplyToken or a login; it may be sent as the header
    /// Authorization: Bearer TOKEN instead. Needed where the check of access tokens is on, as it is outside Development; one that is sent
    /// is checked in any case.
    /// </summary>
    [Param("access_token"), Sensitive]
    public string? AccessToken { get; set; }
}
