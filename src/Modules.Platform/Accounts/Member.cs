namespace Modules.Platform;

/// <summary>A member, who sends and receives messages.</summary>
internal sealed record Member
{
    public required string Uuid { get; init; }

    /// <summary>The name to log in with, see <see cref="AccountName"/>; null for a member without one.</summary>
    public string? Account { get; init; }

    /// <summary>The hash of the password; null for a member who cannot log in with one.</summary>
    public string? PasswordHash { get; init; }

    public bool IsEnabled { get; init; } = true;

    /// <summary>Seconds since 1970, UTC.</summary>
    public required long CreatedAt { get; init; }
}
