namespace Modules.Platform;

/// <summary>A login.</summary>
/// <param name="AccessToken">The access token of the member. It is returned only here; keep it like a password.</param>
/// <param name="ExpireAt">When it expires, in seconds since 1970-01-01 UTC.</param>
/// <param name="ExpireTime">The same as YYYY-MM-DD HH:MM:SS.</param>
/// <param name="Uuid">The uuid of the member.</param>
internal sealed record LoginReply(string AccessToken, long ExpireAt, string ExpireTime, string Uuid);
