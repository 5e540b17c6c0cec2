namespace PhalNet;

/// <summary>Who may call an action according to its declaration. Shown in the documentation.</summary>
public sealed record ActionAccess
{
    /// <summary>Whether anonymous calls are allowed, even where the entry or the class requires a signed-in user.</summary>
    public bool AllowsAnonymous { get; init; }

    /// <summary>The required roles: the user needs one role of each list.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Roles { get; init; } = [];

    /// <summary>The names of the required policies; the user must satisfy all of them.</summary>
    public IReadOnlyList<string> Policies { get; init; } = [];

    /// <summary>The names of the accepted authentication schemes; any scheme when empty.</summary>
    public IReadOnlyList<string> Schemes { get; init; } = [];
}
