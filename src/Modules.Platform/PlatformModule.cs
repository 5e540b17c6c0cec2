using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using PhalNet;

[assembly: Module("Platform", Version = "1.0.0")]

namespace Modules.Platform;

/// <summary>Sets up the Platform services: their options, their database, accounts and mailboxes.</summary>
public sealed class PlatformModule : IModule
{
    /// <inheritdoc/>
    public void Configure(IModuleBuilder module)
    {
        ArgumentNullException.ThrowIfNull(module);
        AddOptions(module);
        AddStorage(module);

        AddAccounts(module);
        AddChat(module);
        foreach (var (language, texts) in ModuleMessages.Read())
            module.AddMessages(language, texts);
    }

    private static void AddOptions(IModuleBuilder module)
    {
        module.Services.AddOptions<PlatformOptions>().Bind(module.Configuration);
        module.Services.AddSingleton<IPostConfigureOptions<PlatformOptions>, PlatformOptionsDefaults>();
        module.Services.AddSingleton<IValidateOptions<PlatformOptions>, PlatformOptionsValidator>();
    }

    private static void AddAccounts(IModuleBuilder module)
    {
        module.Services.AddSingleton<LocalTime>();
        module.Services.AddSingleton<AccessTokens>();
        module.Services.AddSingleton<TokenRules>();
        module.Services.AddSingleton<PasswordHashes>();
        module.Services.AddSingleton<LoginTries>();
        module.Services.AddSingleton<Logins>();
        module.Services.AddHostedService<TokenRulesReport>();
        module.Services.AddSingleton(services => new PlatformState(
            services.GetRequiredService<IAccountStore>(), services.GetRequiredService<TokenRules>()));
    }

    // Their constructors are internal, so the container cannot create them itself.
    private static void AddChat(IModuleBuilder module)
    {
        module.Services.AddSingleton<SendLimit>();
        module.Services.AddSingleton<MessageReplies>();
        module.Services.AddSingleton<MailboxStream>();
        module.Services.AddSingleton(services => new ChatMessages(
            services.GetRequiredService<IMessageStore>(),
            services.GetRequiredService<SendLimit>(),
            services.GetRequiredService<IOptions<PlatformOptions>>()));
        module.Services.AddSingleton(services => new Mailboxes(
            services.GetRequiredService<IMessageStore>(),
            services.GetRequiredService<MailboxStream>(),
            services.GetRequiredService<MessageReplies>(),
            services.GetRequiredService<TimeProvider>(),
            services.GetRequiredService<IOptions<PlatformOptions>>()));
    }

    private static void AddStorage(IModuleBuilder module)
    {
        module.Services.AddSingleton<StorageState>();
        module.Services.AddSingleton<IMailboxSignal, LocalMailboxSignal>();
        if (string.Equals(module.Configuration["Database"], PlatformOptions.PostgreSql, StringComparison.Ordinal))
            AddPostgres(module);
        else
            AddSqlite(module);
    }

    // Hosted services start in this order and stop in reverse.
    private static void AddSqlite(IModuleBuilder module)
    {
        module.Services.AddSingleton(services =>
            DatabaseLocation.Find(
                services.GetRequiredService<IOptions<PlatformOptions>>().Value,
                module.HostConfiguration,
                () => module.ApplicationDataDirectory));
        module.Services.AddSingleton<SqliteFile>();
        module.Services.AddSingleton<SqliteReaders>();
        module.Services.AddSingleton<SqliteWriter>();
        module.Services.AddSingleton<PendingMail>();
        module.Services.AddSingleton<MailboxWork>();
        module.Services.AddSingleton<WriteQueue>();
        module.Services.AddSingleton<IMessageStore, SqliteMessageStore>();
        module.Services.AddSingleton<ISqliteWrites>(services => services.GetRequiredService<WriteQueue>());
        module.Services.AddSingleton<IStatementRunner, SqliteRunner>();
        module.Services.AddSingleton<IAccountStore, SqlAccountStore>();
        module.Services.AddHostedService<DatabaseSetup>();
        module.Services.AddHostedService(services => services.GetRequiredService<WriteQueue>());
        module.Services.AddSingleton<IHealthCheck, DatabaseHealthCheck>();
    }

    private static void AddPostgres(IModuleBuilder module)
    {
        module.Services.AddSingleton(_ => PostgresDatabase.Open(module.HostConfiguration.GetConnectionString("Platform")));
        module.Services.AddSingleton<PostgresRunner>();
        module.Services.AddSingleton<IStatementRunner>(services => services.GetRequiredService<PostgresRunner>());
        module.Services.AddSingleton<ITokenLookup, PostgresTokens>();
        module.Services.AddSingleton<IAccountStore, SqlAccountStore>();
        module.Services.AddSingleton<PostgresWriter>();
        module.Services.AddSingleton<IMessageStore, PostgresMessageStore>();
        module.Services.AddHostedService<PostgresSetup>();
        module.Services.AddHostedService(services => services.GetRequiredService<PostgresWriter>());
        module.Services.AddSingleton<IHealthCheck, PostgresHealthCheck>();
    }
}
