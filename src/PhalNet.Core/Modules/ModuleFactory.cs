using System.Reflection;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Scrutor;

namespace PhalNet;

/// <summary>Builds a module: its services, serializer, filters, converters and actions.</summary>
internal sealed class ModuleFactory(
    IEnumerable<CallProfile> profiles,
    SharedServices shared,
    ModuleConfigurations configurations,
    ServiceScanner scanner,
    IServiceProvider hostServices,
    IConfiguration configuration,
    IHostEnvironment environment,
    TimeProvider time,
    CoarseClock clock,
    ILogger<ModuleFactory> logger,
    IOptions<PhalNetOptions> options)
{
    /// <summary>Loads a module, builds its services and validates its options.</summary>
    /// <exception cref="DeclarationException">The module has errors.</exception>
    public async Task<ModuleInstance> LoadAsync(ModuleSource source, CancellationToken cancellation)
    {
        var content = await source.LoadAsync(cancellation);
        var own = new ModuleBelongings(
            source.Name,
            source is not CompiledModule,
            configuration,
            hostServices.GetService<IHostApplicationLifetime>(),
            Check(source, content),
            hostServices.GetRequiredService<ILoggerFactory>(),
            logger);
        LoadedModule? module = null;
        try
        {
            var setup = SetUp(source, content, own);
            var serviceTypes = ServiceTypes(content, setup);
            RegisterFilters(setup, serviceTypes);
            module = Build(source, content, setup, own);
            module.Actions = scanner.Scan(new(module, serviceTypes, setup.Services)
            {
                Filters = setup.Filters,
                Converters = Converters(setup, module.Services),
                Actions = setup.Actions,
            });
            module.Services.GetService<IStartupValidator>()?.Validate();
            return new(source, module, new(module, own.Lifetime, logger), own);
        }
        catch
        {
            if (module is not null)
                await ((ServiceProvider)module.Services).DisposeAsync();
            own.Dispose();
            throw;
        }
    }

    // A section that is invalid at start is an error; a later change to an invalid section is ignored.
    private Func<IConfiguration, IReadOnlyList<string>>? Check(ModuleSource source, ModuleContent content)
    {
        if (content.CheckConfiguration is { } check && check(configuration.GetSection(source.Name)) is { Count: > 0 } problems)
            throw new DeclarationException(problems);
        return content.CheckConfiguration;
    }

    private ModuleSetup SetUp(ModuleSource source, ModuleContent content, ModuleBelongings own)
    {
        var directory = Path.Combine(environment.ContentRootPath, options.Value.DataDirectory);
        var setup = new ModuleSetup(source.Name, content.Assembly, own.Configuration, environment, directory);
        ShareHostServices(setup.Services, own);
        setup.Services.Scan(scan => _ = content.Services is { } types
            ? ServiceSelection.Select(scan.FromTypes(types))
            : ServiceSelection.Select(scan.FromTypes(AssemblyTypes.Of(content.Assembly, source.Name))));
        content.Prepare?.Invoke(setup);
        if (content.Configure is { } configure)
            configure(setup);
        else
            FindSetUp(content.Assembly, source.Name)?.Configure(setup);
        CallContextHolder.Register(setup.Services);
        configurations.Apply(setup.Name, setup.Services);
        string[] errors = [.. shared.FindErrors(setup)];
        return errors.Length == 0 ? setup : throw new DeclarationException(errors);
    }

    // Registered in the container, so that one instance serves all actions that declare the filter and is disposed with the module.
    private static void RegisterFilters(ModuleSetup setup, IReadOnlyList<Type> serviceTypes)
    {
        foreach (var filter in setup.Filters
            .Concat(serviceTypes.SelectMany(FilterTypes.DeclaredBy))
            .Concat(serviceTypes.SelectMany(DeclaredByMethods))
            .Where(filter => FilterTypes.IsFilter(filter.Type)))
            FilterTypes.Register(filter.Type, setup.Services);
    }

    private static IReadOnlyList<FilterDeclaration> DeclaredByMethods(Type type)
    {
        try
        {
            return [.. type.GetMethods().SelectMany(FilterTypes.DeclaredBy)];
        }
        catch (Exception exception) when (AssemblyTypes.IsLoadFailure(exception))
        {
            // The scan reports the error.
            return [];
        }
    }

    private LoadedModule Build(ModuleSource source, ModuleContent content, ModuleSetup setup, ModuleBelongings own)
    {
        var profile = Profiles.Find(profiles, setup.Configuration["Profile"] ?? options.Value.Profile, $"the module {setup.Name}");
        var hasOwnContracts = setup.Json.TypeInfoResolver is not DefaultJsonTypeInfoResolver { Modifiers.Count: 0 } resolver
            || resolver.GetType() != typeof(DefaultJsonTypeInfoResolver);
        setup.Json.TypeInfoResolver = setup.Json.TypeInfoResolver?
            .WithAddedModifier(TypeGrowth.Check).WithAddedModifier(ObjectMembers.Require);
        if (setup.Int64AsText)
            setup.Json.TypeInfoResolver = setup.Json.TypeInfoResolver?.WithAddedModifier(Int64Texts.Modify);
        if (setup.Json.MaxDepth == 0)
            setup.Json.MaxDepth = profile.JsonDepth;
        setup.Json.MakeReadOnly();
        var replyJson = ReplyJson.Create(setup.Json, profile.NullListsAreEmpty, setup.NonFinite, logger);
        replyJson.MakeReadOnly();
        var limits = options.Value.Limits;
        var callSeconds = ModuleOption.Narrow(setup.CallSeconds, limits.CallSeconds, setup.Name, nameof(limits.CallSeconds));
        return new(
            source.Name, Version(source, content.Assembly), content.Assembly, source is not CompiledModule, own.Lifetime.Draining, clock)
        {
            Services = setup.Services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = environment.IsDevelopment() }),
            Json = setup.Json,
            HasOwnContracts = hasOwnContracts,
            ReplyJson = replyJson,
            NonFinite = setup.NonFinite,
            SequenceItems = options.Value.SequenceItems,
            CallTime = callSeconds > 0 ? TimeSpan.FromSeconds(callSeconds) : null,
            BodySeconds = ModuleOption.Narrow(setup.BodySeconds, limits.BodySeconds, setup.Name, nameof(limits.BodySeconds)),
            Profile = profile,
            Messages = setup.Messages,
            ExceptionMaps = setup.ExceptionMaps,
        };
    }

    private static string Version(ModuleSource source, Assembly assembly) => source.Version.Length > 0
        ? source.Version
        : assembly.GetCustomAttribute<ModuleAttribute>()?.Version
            ?? assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion
            ?? assembly.GetName().Version?.ToString()
            ?? "";

    // Classes that are marked as services but cannot be are kept, so that the scanner reports them.
    private static IReadOnlyList<Type> ServiceTypes(ModuleContent content, ModuleSetup setup) =>
    [
        .. setup.Services.Select(service => service.ServiceType)
            .Concat(content.Services is null ? AssemblyTypes.Of(content.Assembly, setup.Name) : [])
            .Where(type => type.IsDefined(typeof(ServiceAttribute), inherit: false))
            .Concat(content.Services ?? [])
            .Distinct(),
    ];

    private static Dictionary<Type, ParameterConverter> Converters(ModuleSetup setup, IServiceProvider services)
    {
        var converters = new Dictionary<Type, ParameterConverter>();
        foreach (var converter in setup.Converters.Select(type => (ParameterConverter)ActivatorUtilities.CreateInstance(services, type)))
        {
            if (converters.TryAdd(converter.Type, converter))
                continue;
            var other = converters[converter.Type].GetType();
            throw new DeclarationException(
                [$"The module {setup.Name} has two converters for {converter.Type}: {other} and {converter.GetType()}."]);
        }

        return converters;
    }

    // A module requests loggers for its own types, which the root container would keep in memory. Its meters end with it.
    private void ShareHostServices(IServiceCollection services, ModuleBelongings own)
    {
        services.AddSingleton(own.Loggers);
        services.AddSingleton(typeof(ILogger<>), typeof(Logger<>));
        services.AddSingleton(time);
        services.AddSingleton(hostServices.GetRequiredService<IMessageCatalog>());
        services.AddSingleton(hostServices.GetRequiredService<IOptions<PhalNetOptions>>());
        services.AddSingleton(own.Configuration);
        services.AddSingleton(environment);
        services.AddSingleton<IHostApplicationLifetime>(own.Lifetime);
        services.AddMetrics();
        services.AddOptions();
        shared.Register(services);
    }

    private static IModule? FindSetUp(Assembly assembly, string module)
    {
        var types = AssemblyTypes.Of(assembly, module).Where(type => typeof(IModule).IsAssignableFrom(type) && !type.IsAbstract).ToArray();
        if (types.Length > 1)
        {
            var names = string.Join(", ", types.Select(type => type.FullName));
            throw new DeclarationException([$"{assembly.GetName().Name} has more than one {nameof(IModule)}: {names}."]);
        }

        if (types.Length == 1 && types[0].GetConstructor(Type.EmptyTypes) is null)
            throw new DeclarationException([$"{types[0].FullName}: an {nameof(IModule)} needs a public constructor without parameters."]);
        return types.Length == 0 ? null : (IModule)Activator.CreateInstance(types[0])!;
    }
}

internal static class ServiceSelection
{
    /// <summary>Registers every class that has a <see cref="ServiceAttribute"/>, including internal ones.</summary>
    public static IImplementationTypeSelector Select(IImplementationTypeSelector types) =>
        types.AddClasses(classes => classes.WithAttribute<ServiceAttribute>(), publicOnly: false)
            .UsingRegistrationStrategy(RegistrationStrategy.Skip)
            .AsSelf()
            .WithTransientLifetime();
}
