namespace PhalNet.Benchmarks.Platform;

internal interface IMailStore : IAsyncDisposable
{
    /// <summary>Who has a token; null for nobody.</summary>
    ValueTask<TokenHolder?> FindTokenAsync(string hash, CancellationToken cancellation);

    /// <summary>Stores a message; gives its id after the commit.</summary>
    Task<long> AppendAsync(NewMessage message, CancellationToken cancellation);
}

internal sealed record TokenHolder(string? Services, string? Member, bool IsEnabled)
{
    /// <summary>The statement of PhalNet's AccountSql.FindToken.</summary>
    public const string Query =
        "SELECT t.app_key, a.services, t.member_uuid, m.is_enabled, t.expire_at" + From + "WHERE t.token_hash = $1 AND t.expire_at > $2";

    /// <summary>The statement of PhalNet's AccountSql.FindTokens.</summary>
    public const string QueryOfSeveral =
        "SELECT t.app_key, a.services, t.member_uuid, m.is_enabled, t.expire_at, t.token_hash" + From + "WHERE t.token_hash = ANY($1)";

    private const string From =
        " FROM access_token t LEFT JOIN application a ON a.app_key = t.app_key AND a.is_enabled = 1 "
        + "LEFT JOIN member m ON m.uuid = t.member_uuid ";

    public bool MayCall(string service) => Services is { } services
        && (services == "*" || services.Split(',', StringSplitOptions.TrimEntries).Contains(service, StringComparer.OrdinalIgnoreCase));
}

internal sealed record NewMessage(string Sender, string Recipient, string Type, string Data, string? ExtData);

/// <summary>A message that waits for its commit.</summary>
internal sealed class PendingMessage(NewMessage message, CancellationToken cancellation)
{
    private readonly TaskCompletionSource<long> _stored = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public NewMessage Message => message;

    public long Id { get; set; }

    public Task<long> Stored => _stored.Task;

    public bool IsWanted() => !cancellation.IsCancellationRequested || !_stored.TrySetCanceled(cancellation);

    public void Complete() => _stored.TrySetResult(Id);

    public void Fail(Exception exception) => _stored.TrySetException(exception);
}
