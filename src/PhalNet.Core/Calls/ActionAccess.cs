namespace PhalNet;

/// <summary>Who may call an action, as its declaration says; what documentation tells of it.</summary>
public sealed record ActionAccess
{
    /// <summary>Whether it says that anybody may call it, also where the entry or the class asks for a signed-in user.</summary>
    public bool AllowsAnonymous { get; init; }

    /// <summary>The roles a user needs: one of each list.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Roles { get; init; } = [];

    /// <summary>The names of the policies a user has to satisfy, all of them.</summary>
    public IReadOnlyList<string> Policies { get; init; } = [];

    /// <summary>The names of the ways a user may have signed in by; any way when empty.</summary>
    public IReadOnlyList<string> Schemes { get; init; } = [];
}
