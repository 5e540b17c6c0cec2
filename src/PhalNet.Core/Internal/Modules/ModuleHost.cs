using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PhalNet.Internal.Calls;
using PhalNet.Internal.Scanning;

namespace PhalNet.Internal.Modules;

/// <summary>Sets the modules up when the host starts, and takes them down when it stops.</summary>
internal sealed class ModuleHost(
    IEnumerable<ModuleSource> sources,
    IEnumerable<CallProfile> profiles,
    IEnumerable<SharedService> shared,
    IServiceProvider hostServices,
    IConfiguration configuration,
    IHostEnvironment environment,
    IOptions<PhalNetOptions> options) : IAsyncDisposable
{
    private readonly List<IHostedService> _started = [];

    public IReadOnlyList<LoadedModule> Modules => [.. Parts.Select(parts => parts.Module)];

    public IReadOnlyList<ModuleParts> Parts { get; private set; } = [];

    public async Task StartAsync(CancellationToken cancellation)
    {
        var duplicate = sources.GroupBy(source => source.ModuleName, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1);
        if (duplicate is not null)
            throw new DeclarationException([$"The module name {duplicate.Key} is used by {string.Join(" and ", duplicate.Select(source => source.Assembly.GetName().Name))}."]);

        Parts = [.. sources.Select(Build)];
        foreach (var service in Parts.SelectMany(parts => parts.Module.Services.GetServices<IHostedService>()))
        {
            await service.StartAsync(cancellation);
            _started.Add(service);
        }
    }

    public async Task StopAsync(CancellationToken cancellation)
    {
        foreach (var service in Enumerable.Reverse(_started))
            await service.StopAsync(cancellation);
        _started.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var parts in Parts)
            await ((ServiceProvider)parts.Module.Services).DisposeAsync();
        Parts = [];
    }

    private ModuleParts Build(ModuleSource source)
    {
        var dataDirectory = Path.Combine(environment.ContentRootPath, options.Value.DataDirectory);
        var builder = new ModuleBuilder(source.ModuleName, configuration, environment, dataDirectory);
        ShareHostServices(builder.Services);

        builder.Services.Scan(scan => _ = source.Services is { } types
            ? ServiceSelection.Select(scan.FromTypes(types))
            : ServiceSelection.Select(scan.FromAssemblies(source.Assembly)));

        source.Configure?.Invoke(builder);
        if (source.Configure is null && FindSetUp(source.Assembly) is { } setUp)
            setUp.Configure(builder);

        return Finish(source, builder);
    }

    private ModuleParts Finish(ModuleSource source, ModuleBuilder builder)
    {
        builder.Services.AddScoped<CallContextHolder>();
        builder.Services.AddScoped(services => services.GetRequiredService<CallContextHolder>().Context
            ?? throw new InvalidOperationException($"{nameof(ICallContext)} is there only while a call is served."));
        var services = builder.Services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = environment.IsDevelopment() });
        builder.Json.MakeReadOnly();
        var module = new LoadedModule(
            source.ModuleName, source.Version, source.Assembly, services, builder.Json, FindProfile(builder), builder.Messages);
        return new(
            module,
            [.. builder.Services.Where(service => service.ServiceType.IsDefined(typeof(ServiceAttribute), inherit: false))
                .Select(service => service.ServiceType).Distinct()],
            builder.Services,
            [.. builder.Filters.Select(type => ActivatorUtilities.CreateInstance(services, type))],
            builder.Converters.Select(type => (ParameterConverter)ActivatorUtilities.CreateInstance(services, type))
                .ToDictionary(converter => converter.Type));
    }

    // A module asks for loggers of its own types; the root container would keep those types for ever.
    private void ShareHostServices(IServiceCollection services)
    {
        services.AddSingleton(hostServices.GetRequiredService<ILoggerFactory>());
        services.AddSingleton(typeof(ILogger<>), typeof(Logger<>));
        services.AddSingleton(hostServices.GetRequiredService<TimeProvider>());
        services.AddSingleton(hostServices.GetRequiredService<IMessageCatalog>());
        services.AddSingleton(hostServices.GetRequiredService<IOptions<PhalNetOptions>>());
        services.AddSingleton(configuration);
        services.AddSingleton(environment);
        if (hostServices.GetService<IHostApplicationLifetime>() is { } lifetime)
            services.AddSingleton(lifetime);
        services.AddSingleton(typeof(IOptions<>), typeof(OptionsManager<>));
        services.AddOptions();
        foreach (var type in shared.Select(service => service.Type))
            services.AddSingleton(type, hostServices.GetRequiredService(type));
    }

    private CallProfile FindProfile(ModuleBuilder builder)
    {
        var name = builder.Configuration["Profile"] ?? options.Value.Profile;
        return Profiles.Find(profiles, name, $"the module {builder.Name}");
    }

    private static IModule? FindSetUp(Assembly assembly)
    {
        var types = assembly.GetTypes().Where(type => typeof(IModule).IsAssignableFrom(type) && !type.IsAbstract).ToArray();
        return types.Length switch
        {
            0 => null,
            1 => (IModule)Activator.CreateInstance(types[0])!,
            _ => throw new DeclarationException([$"{assembly.GetName().Name} has more than one {nameof(IModule)}: {string.Join(", ", types.Select(type => type.FullName))}."]),
        };
    }
}
