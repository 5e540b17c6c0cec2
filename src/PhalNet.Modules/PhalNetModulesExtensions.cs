using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NuGet.Versioning;
using PhalNet;
using PhalNet.Modules;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds modules from folders.</summary>
public static class PhalNetModulesExtensions
{
    /// <summary>
    /// Loads modules from the folders and <c>.phalmod</c> files of a directory, and replaces them while calls are served. The directory is
    /// <c>PhalNet:ModulesDirectory</c> unless one is given; without either, only the desired states in <see cref="IModuleStates"/> count.
    /// Register an implementation of <see cref="IModuleStates"/> first, or the desired states are lost when the process ends.
    /// </summary>
    public static IPhalNetBuilder AddModulesDirectory(this IPhalNetBuilder builder, string? directory = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var services = builder.Services;
        services.AddOptions<ModulesOptions>().BindConfiguration("PhalNet:Modules").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IConfigureOptions<ModulesOptions>>(provider => new ConfigureOptions<ModulesOptions>(options =>
            Read(options, directory, provider.GetRequiredService<IConfiguration>())));
        services.AddSingleton(new KnownOptions("PhalNet", typeof(PhalNetOptions), "ModulesDirectory", "Modules"));
        services.TryAddSingleton<IModuleStates, InMemoryModuleStates>();
        services.TryAddSingleton<ModuleFaults>();
        services.TryAddSingleton<ModuleMeter>();
        services.TryAddSingleton<ModulePreparation>();
        services.TryAddSingleton(provider => new ModuleVersions(DataDirectory(provider), Options(provider).MaxBytes));
        services.TryAddSingleton(Loading);
        services.AddHostedService(Create);
        return builder;
    }

    private static void Read(ModulesOptions options, string? directory, IConfiguration configuration)
    {
        options.Directory = directory ?? configuration["PhalNet:ModulesDirectory"] ?? options.Directory;
        if (configuration["PhalNet:Modules"] is { Length: > 0 } only)
            options.Only = only == "none" ? [] : only.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
    }

    private static ModuleLoading Loading(IServiceProvider provider)
    {
        var options = Options(provider);
        return new(
            new([typeof(HttpClientFactoryServiceCollectionExtensions).Assembly], options.SharedAssemblies),
            provider.GetRequiredService<ModuleVersions>().NativeDirectory,
            HostVersion,
            new(TimeSpan.FromSeconds(options.UnloadSeconds), provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<ILogger<ModulesService>>()),
            provider.GetRequiredService<ModulePreparation>().Prepare);
    }

    private static ModulesService Create(IServiceProvider provider)
    {
        var options = Options(provider);
        var time = provider.GetRequiredService<TimeProvider>();
        var logger = provider.GetRequiredService<ILogger<ModulesService>>();
        var versions = provider.GetRequiredService<ModuleVersions>();
        var states = provider.GetRequiredService<IModuleStates>();
        var host = provider.GetRequiredService<IModuleHost>();
        var loading = provider.GetRequiredService<ModuleLoading>();
        Func<string, ModuleManifest>? derive =
            provider.GetRequiredService<IHostEnvironment>().IsDevelopment() ? ManifestDerivation.Derive : null;
        return new(
            host,
            states,
            new(host, states, versions, loading, options, time, logger),
            new(states, new(states, versions, time, "directory")),
            options.Directory is { Length: > 0 } directory
                ? new(Watched(directory, provider), versions, derive, TimeSpan.FromSeconds(options.WaitSeconds), time, logger)
                : null,
            provider.GetRequiredService<ModuleFaults>(),
            time,
            logger);
    }

    /// <summary>
    /// The host version that modules are checked against: that of PhalNet.Core. A preview counts as the release it precedes.
    /// </summary>
    internal static NuGetVersion HostVersion { get; } = new(NuGetVersion.Parse(
        typeof(ModuleAttribute).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion).Version);

    private static ModulesOptions Options(IServiceProvider provider) => provider.GetRequiredService<IOptions<ModulesOptions>>().Value;

    private static string DataDirectory(IServiceProvider provider) => Path.Combine(
        provider.GetRequiredService<IHostEnvironment>().ContentRootPath,
        provider.GetRequiredService<IOptions<PhalNetOptions>>().Value.DataDirectory);

    private static string Watched(string directory, IServiceProvider provider)
    {
        var path = Path.Combine(provider.GetRequiredService<IHostEnvironment>().ContentRootPath, directory);
        return Directory.Exists(path)
            ? Path.GetFullPath(path)
            : throw new StartException($"PhalNet:ModulesDirectory '{directory}' is not a directory.");
    }
}
