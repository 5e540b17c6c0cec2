using System.Runtime.CompilerServices;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using PhalNet;

namespace Modules.Platform;

/// <summary>
/// Manages applications, members and access tokens from outside the services: before the first start, or next to a running server, which
/// applies changes from its next call on.
/// </summary>
public sealed class PlatformAccounts : IAsyncDisposable
{
    private const int MembersAtOnce = 500;
    private const int ShortestPassword = 8;

    private readonly IAccountStore _store;
    private readonly IDisposable _database;
    private readonly PasswordHashes _hashes = new();

    private PlatformAccounts(IAccountStore store, IDisposable database)
    {
        _store = store;
        _database = database;
    }

    /// <summary>Opens the configured database; creates or upgrades it if necessary.</summary>
    /// <param name="configuration">The application's whole configuration.</param>
    /// <param name="dataDirectory">The application's data directory.</param>
    /// <param name="logger">Logs the progress of an upgrade.</param>
    /// <param name="cancellation">Cancels the operation.</param>
    /// <exception cref="InvalidOperationException">The configuration is wrong, or the database cannot be used.</exception>
    public static async Task<PlatformAccounts> OpenAsync(
        IConfiguration configuration, string dataDirectory, ILogger? logger = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var options = configuration.GetSection("Platform").Get<PlatformOptions>() ?? new();
        IValidateOptions<PlatformOptions> validator = new PlatformOptionsValidator();
        if (validator.Validate(null, options) is { Failed: true } result)
            throw new InvalidOperationException(result.FailureMessage);

        return options.Database == PlatformOptions.PostgreSql
            ? await OpenPostgresAsync(configuration, cancellation)
            : await OpenSqliteAsync(
                DatabaseLocation.Find(options, configuration, () => dataDirectory), logger ?? NullLogger.Instance, cancellation);
    }

    /// <summary>Adds an application.</summary>
    /// <param name="name">The display name.</param>
    /// <param name="services">The services it may call, such as <c>Platform.ChatMessage.*</c>, separated by commas.</param>
    /// <param name="cancellation">Cancels the operation.</param>
    /// <returns>Its key and its secret, which cannot be shown again.</returns>
    public async Task<ApplicationSecret> AddApplicationAsync(
        string name, string services = ServicePatterns.All, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(services);
        Check(ServicePatterns.Problem(services));
        var (key, secret) = (Credential.NewAppKey(), Credential.NewSecret());
        await _store.AddApplicationAsync(
            new() { Key = key, Name = name.Trim(), Services = services, SecretHash = Credential.Hash(secret), CreatedAt = Now() },
            cancellation);
        return new(key, secret);
    }

    /// <summary>All applications, oldest first.</summary>
    public async Task<IReadOnlyList<ApplicationInfo>> ListApplicationsAsync(CancellationToken cancellation = default) =>
    [
        .. (await _store.ListApplicationsAsync(cancellation)).Select(application => new ApplicationInfo(
            application.Key, application.Name, application.Services, application.IsEnabled,
            (application.SecretHash is null ? 0 : 1) + (application.PreviousSecretHash is null ? 0 : 1),
            DateTimeOffset.FromUnixTimeSeconds(application.CreatedAt))),
    ];

    /// <summary>Sets a new secret for an application.</summary>
    /// <param name="key">The application.</param>
    /// <param name="keepPresent">Whether the current secret also stays valid until the next change.</param>
    /// <param name="cancellation">Cancels the operation.</param>
    public async Task<ApplicationSecret> ChangeSecretAsync(string key, bool keepPresent = true, CancellationToken cancellation = default)
    {
        var secret = Credential.NewSecret();
        Check(await _store.ChangeSecretAsync(key, Credential.Hash(secret), keepPresent, cancellation) ? null : UnknownApplication(key));
        return new(key, secret);
    }

    /// <summary>Enables or disables an application, or changes which services it may call; null leaves a value unchanged.</summary>
    public async Task ChangeApplicationAsync(
        string key, bool? isEnabled = null, string? services = null, CancellationToken cancellation = default)
    {
        Check(services is null ? null : ServicePatterns.Problem(services));
        Check(await _store.ChangeApplicationAsync(key, isEnabled, services, cancellation) ? null : UnknownApplication(key));
    }

    /// <summary>Adds a member.</summary>
    /// <param name="account">The login name; not case-sensitive.</param>
    /// <param name="password">The password; null for a member who only gets tokens through an application's secret.</param>
    /// <param name="uuid">The member's existing uuid of 32 letters and digits; null for a new one.</param>
    /// <param name="cancellation">Cancels the operation.</param>
    public async Task<MemberInfo> AddMemberAsync(
        string account, string? password = null, string? uuid = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(account);
        var name = AccountName.Normalise(account);
        Check(AccountName.Problem(name));
        Check(uuid is null || MemberUuid.IsOne(uuid) ? null : $"'{uuid}' is not a uuid of 32 letters and digits.");
        var member = new Member
        {
            Uuid = uuid ?? Credential.NewUuid(),
            Account = name,
            PasswordHash = password is null ? null : await HashAsync(password, cancellation),
            CreatedAt = Now(),
        };
        if (!await _store.AddMemberAsync(member, cancellation))
            throw new InvalidOperationException(await _store.FindAccountAsync(name, CallTrace.None, cancellation) is null
                ? $"The member {uuid} already exists."
                : $"The account {name} is in use.");
        return Info(member);
    }

    /// <summary>All members, ordered by uuid.</summary>
    public async IAsyncEnumerable<MemberInfo> ListMembersAsync([EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var after = "";
        while (await _store.ListMembersAsync(after, MembersAtOnce, cancellation) is { Count: > 0 } members)
        {
            foreach (var member in members)
                yield return Info(member);
            after = members[^1].Uuid;
        }
    }

    /// <summary>Sets a member's password; the member's tokens are revoked.</summary>
    /// <param name="member">The member's account or uuid.</param>
    /// <param name="password">The password.</param>
    /// <param name="cancellation">Cancels the operation.</param>
    public async Task<MemberInfo> SetPasswordAsync(string member, string password, CancellationToken cancellation = default)
    {
        var found = await FindMemberAsync(member, cancellation);
        var hash = await HashAsync(password, cancellation);
        await _store.SetPasswordAsync(found.Uuid, hash, keepTokens: false, CallTrace.None, cancellation);
        return Info(found);
    }

    /// <summary>Enables or disables a member.</summary>
    /// <param name="member">The member's account or uuid.</param>
    /// <param name="isEnabled">Whether the member may call services.</param>
    /// <param name="cancellation">Cancels the operation.</param>
    public async Task<MemberInfo> ChangeMemberAsync(string member, bool isEnabled, CancellationToken cancellation = default)
    {
        var found = await FindMemberAsync(member, cancellation);
        await _store.ChangeMemberAsync(found.Uuid, isEnabled, cancellation);
        return Info(found with { IsEnabled = isEnabled });
    }

    /// <summary>Revokes a token.</summary>
    /// <exception cref="InvalidOperationException">There is no such token.</exception>
    public async Task RevokeTokenAsync(string token, CancellationToken cancellation = default) => Check(
        await _store.RevokeTokenAsync(Credential.Hash(token), CallTrace.None, cancellation)
            ? null
            : "There is no such access token; it may have expired or been revoked.");

    /// <summary>Revokes all tokens of an application, of a member (account or uuid), or of a member in an application.</summary>
    /// <returns>How many.</returns>
    public async Task<int> RevokeTokensAsync(string? application, string? member, CancellationToken cancellation = default)
    {
        if (application is null && member is null)
            throw new ArgumentException("Give an access token, an application or a member.");
        var uuid = member is null ? null : (await FindMemberAsync(member, cancellation)).Uuid;
        if (application is not null && await _store.FindApplicationAsync(application, CallTrace.None, cancellation) is null)
            Check(UnknownApplication(application));
        return await _store.RevokeTokensAsync(application, uuid, cancellation);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _hashes.Dispose();
        _database.Dispose();
        return default;
    }

    private static async Task<PlatformAccounts> OpenSqliteAsync(
        DatabaseLocation location, ILogger logger, CancellationToken cancellation)
    {
        var file = new SqliteFile(location);
        await DatabaseSetup.PrepareAsync(file, logger, cancellation);
        var readers = new SqliteReaders(file);
        return new(new SqlAccountStore(new SqliteRunner(readers, new DirectWrites(file))), readers);
    }

    private static async Task<PlatformAccounts> OpenPostgresAsync(IConfiguration configuration, CancellationToken cancellation)
    {
        var database = PostgresDatabase.Open(configuration.GetConnectionString("Platform"));
        await PostgresSchema.BringUpToDateAsync(database, cancellation);
        var state = new StorageState(TimeProvider.System, NullLogger<StorageState>.Instance);
        return new(new SqlAccountStore(new PostgresRunner(database, state)), database);
    }

    private async Task<Member> FindMemberAsync(string member, CancellationToken cancellation) =>
        await _store.FindAccountAsync(AccountName.Normalise(member), CallTrace.None, cancellation)
        ?? await _store.FindMemberAsync(member, CallTrace.None, cancellation)
        ?? throw new InvalidOperationException($"There is no member with the account or uuid {member}.");

    private Task<string> HashAsync(string password, CancellationToken cancellation)
    {
        Check(password.Length >= ShortestPassword ? null : $"A password must be at least {ShortestPassword} characters long.");
        return _hashes.HashAsync(password, cancellation);
    }

    private static MemberInfo Info(Member member) => new(
        member.Uuid, member.Account, member.PasswordHash is not null, member.IsEnabled,
        DateTimeOffset.FromUnixTimeSeconds(member.CreatedAt));

    private static string UnknownApplication(string key) => $"There is no application {key}.";

    private static void Check(string? problem)
    {
        if (problem is not null)
            throw new InvalidOperationException(problem);
    }

    private static long Now() => TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
}
