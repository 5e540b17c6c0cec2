namespace Modules.Platform;

/// <summary>A member.</summary>
/// <param name="Uuid">The uuid.</param>
/// <param name="Account">The account; null for a member without one.</param>
/// <param name="HasPassword">Whether the member can log in with a password.</param>
/// <param name="IsEnabled">Whether the member may call services.</param>
/// <param name="AddTime">When the member was added.</param>
public sealed record MemberInfo(string Uuid, string? Account, bool HasPassword, bool IsEnabled, DateTimeOffset AddTime);
