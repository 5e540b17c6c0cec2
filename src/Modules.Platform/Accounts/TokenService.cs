using PhalNet;

namespace Modules.Platform;

/// <summary>Base of all services of the platform: an access token identifies the caller.</summary>
public abstract class TokenService
{
    /// <summary>
    /// The access token of the calling application or member, from App.Auth.ApplyToken or a login; it may also be sent as the header
    /// Authorization: Bearer TOKEN. Required where access tokens are checked, which is the default outside Development; a token that is
    /// sent is always checked.
    /// </summary>
    [Param("access_token"), Sensitive]
    public string? AccessToken { get; set; }
}
