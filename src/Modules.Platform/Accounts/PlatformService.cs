using PhalNet;

namespace Modules.Platform;

/// <summary>Base of the services for members: an access token identifies the member behind a call.</summary>
/// <exception cref="CallException">406: the access token is missing, unknown, expired or revoked.</exception>
/// <exception cref="CallException">407: the application is unknown, disabled or may not call this service.</exception>
/// <exception cref="CallException">408: the member is unknown, disabled or not logged in.</exception>
[Filter(typeof(MemberFilter), Order = FilterOrder.Authentication)]
public abstract class PlatformService : TokenService;
