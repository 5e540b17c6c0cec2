using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace PhalNet.Modules;

/// <summary>Registers what a module from a folder gets before its own setup.</summary>
internal sealed class ModulePreparation(
    IConfiguration configuration, ModuleFaults faults, ModuleMeter meter, TimeProvider time)
{
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(2);

    public void Prepare(IModuleBuilder module)
    {
        var name = module.Name;
        var limits = Limits(name);

        // With an infinite handler lifetime no timer keeps the handlers alive; the handler itself renews connections.
        module.Services.ConfigureHttpClientDefaults(clients => clients
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .UseSocketsHttpHandler((handler, _) => handler.PooledConnectionLifetime = ConnectionLifetime));
        module.Services.AddSingleton(provider => new ModuleGuard(
            name, limits, faults, meter, time, provider.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping));
        module.AddFilter<ModuleGuard>(int.MinValue);
    }

    private ModuleLimits Limits(string module)
    {
        var section = configuration.GetSection($"PhalNet:Modules:Limits:{module}");
        var limits = section.Get<ModuleLimits>() ?? new();
        var results = new List<ValidationResult>();
        return Validator.TryValidateObject(limits, new(limits), results, validateAllProperties: true)
            ? limits
            : throw new DeclarationException([.. results.Select(result => $"{section.Path}: {result.ErrorMessage}")]);
    }
}
