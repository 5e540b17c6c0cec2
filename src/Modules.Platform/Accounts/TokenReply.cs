namespace Modules.Platform;

/// <summary>An access token.</summary>
/// <param name="AccessToken">The token. It is returned only here; keep it like a password.</param>
/// <param name="ExpireAt">When it expires, in seconds since 1970-01-01 UTC.</param>
/// <param name="ExpireTime">The same as YYYY-MM-DD HH:MM:SS.</param>
internal sealed record TokenReply(string AccessToken, long ExpireAt, string ExpireTime);
