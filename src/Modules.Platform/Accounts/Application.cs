namespace Modules.Platform;

/// <summary>An application that may call the services.</summary>
internal sealed record Application
{
    public required string Key { get; init; }

    public required string Name { get; init; }

    /// <summary>The services it may call, see <see cref="ServicePatterns"/>.</summary>
    public required string Services { get; init; }

    public bool IsEnabled { get; init; } = true;

    /// <summary>The hash of its secret; null for an application without one, imported from an older database.</summary>
    public required string? SecretHash { get; init; }

    /// <summary>The hash of the previous secret, valid until the next change of secrets.</summary>
    public string? PreviousSecretHash { get; init; }

    /// <summary>Seconds since 1970, UTC.</summary>
    public required long CreatedAt { get; init; }
}
