using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace PhalNet.Docs;

/// <summary>Creates the documentation of an application from its services.</summary>
internal sealed class DocsSetup
{
    private readonly IServiceProvider _services;

    /// <exception cref="InvalidOperationException"><c>AddPhalNet</c> was not called, or an option is invalid.</exception>
    public DocsSetup(IServiceProvider services, string prefix, Action<DocsOptions>? configure)
    {
        if (services.GetService<ICallDispatcher>() is null)
            throw new StartException(
                "PhalNet's services are not registered: add 'builder.Services.AddPhalNet()' before the application is built.");

        _services = services;
        var options = DocsOptionsReader.Read(services, configure);
        Site = ActivatorUtilities.CreateInstance<DocsSite>(
            services, prefix, options,
            ActivatorUtilities.CreateInstance<AccessRules>(services, options),
            ActivatorUtilities.CreateInstance<EntryDirectory>(services));
    }

    public DocsSite Site { get; }

    /// <summary>The default language of the pages.</summary>
    public LanguageChoice Languages => new(_services.GetRequiredService<IOptions<PhalNetOptions>>().Value.Language);

    public DocsEndpoints Endpoints(IEndpointRouteBuilder mapped)
    {
        var attempts = new LoginAttempts(_services.GetRequiredService<TimeProvider>());
        var logger = _services.GetRequiredService<ILogger<LoginEndpoints>>();
        var lifetime = _services.GetRequiredService<IHostApplicationLifetime>();
        var additions = _services.GetRequiredService<HostAdditions>();
        additions.Add(new DocsCheck(mapped));
        additions.Add(new KnownOptions("PhalNet:Docs", typeof(DocsOptions)));
        lifetime.ApplicationStopped.Register(attempts.Dispose);
        lifetime.ApplicationStarted.Register(() => NameUnknownModules(logger));
        return new(Site, Languages, new LoginEndpoints(Site, Languages, attempts, logger));
    }

    private void NameUnknownModules(ILogger logger)
    {
        logger = ConsoleLanguage.Logger(logger, () => _services.GetRequiredService<IOptions<PhalNetOptions>>().Value.ConsoleLanguage);
        foreach (var module in Site.Access.UnknownModules(_services.GetRequiredService<IServiceRegistry>().Modules))
            DocsLog.ModuleUnknown(logger, module);
    }
}
