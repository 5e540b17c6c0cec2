namespace Modules.Platform;

/// <summary>A message that follows the rules and is not stored yet.</summary>
internal sealed record MessageDraft(string Sender, string Recipient, string Type, string Data, string? ExtData);
