using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using PhalNet;

[assembly: Module("Platform", Version = "1.0.0")]

namespace Modules.Platform;

/// <summary>Sets the Platform services up: their options, their database and the check of the access token.</summary>
public sealed class PlatformModule : IModule
{
    /// <inheritdoc/>
    public void Configure(IModuleBuilder module)
    {
        ArgumentNullException.ThrowIfNull(module);
        AddOptions(module);
        AddStorage(module);

        module.Services.AddSingleton<AccessTokens>();
        AddChat(module);
        module.AddFilter<AccessTokenFilter>(FilterOrder.Authentication);
        foreach (var (language, texts) in ModuleMessages.Read())
            module.AddMessages(language, texts);
    }

    private static void AddOptions(IModuleBuilder module)
    {
        module.Services.AddOptions<PlatformOptions>().Bind(module.Configuration);
        module.Services.AddSingleton<IPostConfigureOptions<PlatformOptions>, PlatformOptionsDefaults>();
        module.Services.AddSingleton<IValidateOptions<PlatformOptions>, PlatformOptionsValidator>();
    }

    // Their constructors are internal, so that the container does not find them.
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

    // The hosted services start in this order and stop in the reverse one.
    private static void AddStorage(IModuleBuilder module)
    {
        module.Services.AddSingleton(services =>
            DatabaseLocation.Find(services.GetRequiredService<IOptions<PlatformOptions>>().Value, module));
        module.Services.AddSingleton<SqliteFile>();
        module.Services.AddSingleton<SqliteReaders>();
        module.Services.AddSingleton<StorageState>();
        module.Services.AddSingleton<SqliteWriter>();
        module.Services.AddSingleton<PendingMail>();
        module.Services.AddSingleton<MailboxWork>();
        module.Services.AddSingleton<WriteQueue>();
        module.Services.AddSingleton<IMailboxSignal, LocalMailboxSignal>();
        module.Services.AddSingleton<IMessageStore, SqliteMessageStore>();
        module.Services.AddHostedService<DatabaseSetup>();
        module.Services.AddHostedService(services => services.GetRequiredService<WriteQueue>());
        module.Services.AddSingleton<IHealthCheck, DatabaseHealthCheck>();
    }
}
