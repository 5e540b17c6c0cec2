using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Scrutor;

namespace PhalNet;

/// <summary>Builds a module: its services, its serializer, its filters and converters.</summary>
internal sealed class ModuleFactory(
    IEnumerable<CallProfile> profiles,
    IEnumerable<SharedService> shared,
    IServiceProvider hostServices,
    IConfiguration configuration,
    IHostEnvironment environment,
    IOptions<PhalNetOptions> options)
{
    public ModuleParts Build(ModuleSource source)
    {
        var dataDirectory = Path.Combine(environment.ContentRootPath, options.Value.DataDirectory);
        var builder = new ModuleSetup(source.ModuleName, configuration, environment, dataDirectory);
        ShareHostServices(builder.Services);

        builder.Services.Scan(scan => _ = source.Services is { } types
            ? ServiceSelection.Select(scan.FromTypes(types))
            : ServiceSelection.Select(scan.FromAssemblies(source.Assembly)));

        source.Configure?.Invoke(builder);
        if (source.Configure is null && FindSetUp(source.Assembly) is { } setUp)
            setUp.Configure(builder);

        builder.Services.AddScoped<CallContextHolder>();
        builder.Services.AddScoped(services => services.GetRequiredService<CallContextHolder>().Context
            ?? throw new InvalidOperationException($"{nameof(ICallContext)} is there only while a call is served."));
        return Finish(source, builder, ServiceTypes(source, builder));
    }

    private ModuleParts Finish(ModuleSource source, ModuleSetup builder, IReadOnlyList<Type> serviceTypes)
    {
        // Made by the container, so that one filter serves all the actions it is declared for, and ends with the module.
        foreach (var filter in serviceTypes.SelectMany(FilterTypes.DeclaredBy)
            .Concat(serviceTypes.SelectMany(type => type.GetMethods()).SelectMany(FilterTypes.DeclaredBy))
            .Where(type => FilterTypes.IsFilter(type) && type is { IsClass: true, IsAbstract: false }))
            builder.Services.TryAddSingleton(filter);

        var profile = Profiles.Find(profiles, builder.Configuration["Profile"] ?? options.Value.Profile, $"the module {builder.Name}");
        builder.Json.MakeReadOnly();
        var services = builder.Services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = environment.IsDevelopment() });
        var module = new LoadedModule(source.ModuleName, source.Version, source.Assembly, services, builder.Json, profile, builder.Messages);
        return new(module, serviceTypes, builder.Services, builder.Filters, Converters(builder, services));
    }

    // Classes that were meant to be services and cannot be are kept, for the scanner to report.
    private static IReadOnlyList<Type> ServiceTypes(ModuleSource source, ModuleSetup builder) =>
    [
        .. builder.Services.Select(service => service.ServiceType).Concat(source.Assembly.GetTypes().Where(_ => source.Services is null))
            .Where(type => type.IsDefined(typeof(ServiceAttribute), inherit: false))
            .Concat(source.Services ?? [])
            .Distinct(),
    ];

    private static Dictionary<Type, ParameterConverter> Converters(ModuleSetup builder, IServiceProvider services)
    {
        var converters = new Dictionary<Type, ParameterConverter>();
        foreach (var converter in builder.Converters.Select(type => (ParameterConverter)ActivatorUtilities.CreateInstance(services, type)))
        {
            if (!converters.TryAdd(converter.Type, converter))
                throw new DeclarationException(
                    [$"The module {builder.Name} has two converters to {converter.Type}: {converters[converter.Type].GetType()} and {converter.GetType()}."]);
        }

        return converters;
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
        services.AddOptions();
        foreach (var type in shared.Select(service => service.Type))
            services.AddSingleton(type, hostServices.GetRequiredService(type));
    }

    private static IModule? FindSetUp(Assembly assembly)
    {
        var types = assembly.GetTypes().Where(type => typeof(IModule).IsAssignableFrom(type) && !type.IsAbstract).ToArray();
        if (types.Length > 1)
            throw new DeclarationException([$"{assembly.GetName().Name} has more than one {nameof(IModule)}: {string.Join(", ", types.Select(type => type.FullName))}."]);
        if (types.Length == 1 && types[0].GetConstructor(Type.EmptyTypes) is null)
            throw new DeclarationException([$"{types[0].FullName}: an {nameof(IModule)} needs a public constructor without parameters."]);
        return types.Length == 0 ? null : (IModule)Activator.CreateInstance(types[0])!;
    }
}

internal static class ServiceSelection
{
    /// <summary>Registers every class that has a <see cref="ServiceAttribute"/>, those of the assembly's own use included.</summary>
    public static IImplementationTypeSelector Select(IImplementationTypeSelector types) =>
        types.AddClasses(classes => classes.WithAttribute<ServiceAttribute>(), publicOnly: false)
            .UsingRegistrationStrategy(RegistrationStrategy.Skip)
            .AsSelf()
            .WithTransientLifetime();
}

internal sealed record SharedService(Type Type);
