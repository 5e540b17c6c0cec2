namespace Modules.Platform;

/// <summary>What is stored of an access token.</summary>
/// <param name="Hash">The hash of its text.</param>
/// <param name="AppKey">The application; empty for a login without one, which only counts where no token is required.</param>
/// <param name="MemberUuid">The member; null for a token of the application alone.</param>
/// <param name="CreatedAt">Seconds since 1970, UTC.</param>
/// <param name="ExpireAt">Seconds since 1970, UTC.</param>
internal sealed record AccessToken(string Hash, string AppKey, string? MemberUuid, long CreatedAt, long ExpireAt);

/// <summary>A valid token with what is known of its application and its member now.</summary>
/// <param name="AppKey">The application; empty for none.</param>
/// <param name="Services">What the application may call; null for an application that is unknown or disabled.</param>
/// <param name="MemberUuid">The member; null for a token of the application alone.</param>
/// <param name="IsMemberEnabled">Whether there is such a member who is not disabled.</param>
/// <param name="ExpireAt">Seconds since 1970, UTC.</param>
internal sealed record TokenHolder(string AppKey, string? Services, string? MemberUuid, bool IsMemberEnabled, long ExpireAt);
