using PhalNet;

namespace Modules.Platform;

/// <summary>What services for members have in common: the member behind a call is known by an access token.</summary>
/// <exception cref="CallException">406: the access token is missing, unknown, expired or revoked.</exception>
/// <exception cref="CallException">407: the application is unknown, disabled or may not call this service.</exception>
/// <exception cref="CallException">408: the member is unknown, disabled or not logged in.</exception>
[Filter(typeof(MemberFilter), Order = FilterOrder.Authentication)]
public abstract class PlatformService : TokenService;
