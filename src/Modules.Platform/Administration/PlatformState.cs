namespace Modules.Platform;

/// <summary>The state of the accounts that a host shows its operator; a service of the module.</summary>
public sealed class PlatformState
{
    private readonly IAccountStore _store;

    internal PlatformState(IAccountStore store, TokenRules rules)
    {
        _store = store;
        AreTokensRequired = rules.AreRequired;
    }

    /// <summary>Whether calls without an access token are refused.</summary>
    public bool AreTokensRequired { get; }

    /// <summary>Whether there is an application that could get an access token.</summary>
    public async Task<bool> HasApplicationAsync(CancellationToken cancellation = default) =>
        (await _store.ListApplicationsAsync(cancellation)).Any(application => application is { IsEnabled: true, SecretHash: not null });
}
