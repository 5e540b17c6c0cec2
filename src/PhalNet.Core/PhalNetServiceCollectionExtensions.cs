using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PhalNet;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds PhalNet to a host.</summary>
public static class PhalNetServiceCollectionExtensions
{
    /// <summary>
    /// Adds the engine: discovery, parameter rules, the call pipeline. Options are read from the configuration section <c>PhalNet</c>, then
    /// changed by <paramref name="configure"/>. Modules are set up when the host starts.
    /// </summary>
    public static IPhalNetBuilder AddPhalNet(this IServiceCollection services, Action<PhalNetOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        var options = services.AddOptions<PhalNetOptions>().BindConfiguration("PhalNet").ValidateDataAnnotations().ValidateOnStart();
        if (configure is not null)
            options.Configure(configure);
        if (services.Any(service => service.ServiceType == typeof(ICallDispatcher)))
            return new PhalNetBuilder(services);

        services.AddSingleton<StartReport>();
        services.AddSingleton(typeof(StartLogger<>));
        services.AddSingleton<IPostConfigureOptions<LoggerFilterOptions>, StartLogFilter>();
        services.AddSingleton<IOptionsFactory<PhalNetOptions>, PhalNetOptionsFactory>();
        services.AddSingleton<IPostConfigureOptions<PhalNetOptions>, PhalNetOptionsSetup>();
        services.AddSingleton<IValidateOptions<PhalNetOptions>, PhalNetOptionsSetup>();
        services.TryAddSingleton(TimeProvider.System);
        foreach (var language in MessageFiles.Languages)
            services.AddSingleton(new MessageTexts(language, ParameterTypes.Messages(language)));
        services.AddSingleton<IMessageCatalog, MessageCatalog>();
        services.AddSingleton<HostAdditions>();
        services.AddSingleton(new KnownOptions("PhalNet", typeof(PhalNetOptions), "CommonRules"));
        services.AddSingleton(new HostRegistrations(services));
        services.AddSingleton<SharedServices>();
        services.AddSingleton<ModuleConfigurations>();
        services.AddSingleton<ApplicationFilters>();
        services.AddSingleton<ServiceScanner>();
        services.AddSingleton<ModuleFactory>();
        services.AddSingleton<CoarseClock>();
        services.AddSingleton<StartChecks>();
        services.AddSingleton<ModuleHost>();
        services.AddSingleton<IModuleHost>(provider => provider.GetRequiredService<ModuleHost>());
        services.TryAddSingleton<ITableSelector, OneTable>();
        services.AddSingleton<ServiceRegistry>();
        services.AddSingleton<IServiceRegistry>(provider => provider.GetRequiredService<ServiceRegistry>());
        services.AddSingleton(static provider => new BodyMemory(
            provider.GetRequiredService<IOptions<PhalNetOptions>>().Value.Limits, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(static provider => new BodyFiles(
            BodyFiles.DefaultDirectory, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<BodyFiles>>()));
        services.AddMetrics();
        services.AddSingleton<CallTelemetry>();
        services.AddSingleton<ICallDispatcher, CallDispatcher>();
        CallContextHolder.Register(services);
        services.AddSingleton(StrictProfile.Create);
        services.AddHostedService<PhalNetHostedService>();
        return new PhalNetBuilder(services).AddReplyFormat<JsonReplyFormat>();
    }

    /// <summary>
    /// Changes the services of one module after the module and the shared services of the host have been registered: a test can substitute
    /// services, an application can replace one. Applies to every version of the module, including those added later.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="module">The module's name, compared case-insensitively.</param>
    /// <param name="configure">Changes the module's services; called each time the module is set up.</param>
    public static IServiceCollection ConfigurePhalNetModule(
        this IServiceCollection services, string module, Action<IServiceCollection> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrEmpty(module);
        ArgumentNullException.ThrowIfNull(configure);
        return services.AddSingleton(new ModuleConfiguration(module, configure));
    }
}
