namespace Modules.Platform;

/// <summary>A member's profile.</summary>
/// <param name="Uuid">The uuid of the member.</param>
/// <param name="Account">The account; null for a member without one.</param>
/// <param name="AddTime">When the member was added, as YYYY-MM-DD HH:MM:SS; null for the demo member.</param>
internal sealed record ProfileReply(string Uuid, string? Account, string? AddTime);
