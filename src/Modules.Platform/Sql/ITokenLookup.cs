namespace Modules.Platform;

/// <summary>Looks the tokens of several calls up together.</summary>
internal interface ITokenLookup
{
    /// <summary>The holder of a token that is valid at the given time; null for none.</summary>
    Task<TokenHolder?> FindAsync(string hash, long now, CancellationToken cancellation);
}

/// <summary>A token found among others.</summary>
internal sealed record FoundToken(string Hash, TokenHolder Holder);
