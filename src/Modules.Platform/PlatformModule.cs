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
        module.Services.AddSingleton(services => new ChatMessages(services.GetRequiredService<IMessageStore>()));
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
