namespace Modules.Platform;

/// <summary>A stored access token.</summary>
/// <param name="Hash">The hash of its text.</param>
/// <param name="AppKey">The application; empty for a login without one, which only counts where no token is required.</param>
/// <param name="MemberUuid">The member; null for a token of the application alone.</param>
/// <param name="CreatedAt">Seconds since 1970, UTC.</param>
/// <param name="ExpireAt">Seconds since 1970, UTC.</param>
internal sealed record AccessToken(string Hash, string AppKey, string? MemberUuid, long CreatedAt, long ExpireAt);

/// <summary>A valid token with the current state of its application and its member.</summary>
/// <param name="AppKey">The application; empty for none.</param>
/// <param name="Services">The services that the application may call; null for one that is unknown or disabled.</param>
/// <param name="MemberUuid">The member; null for a token of the application alone.</param>
/// <param name="IsMemberEnabled">Whether the member exists and is not disabled.</param>
/// <param name="ExpireAt">Seconds since 1970, UTC.</param>
internal sealed record TokenHolder(string AppKey, string? Services, string? MemberUuid, bool IsMemberEnabled, long ExpireAt);
