using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace PhalNet.Modules;

/// <summary>Registers what a module from a folder gets before its own setup.</summary>
internal sealed class ModulePreparation(
    IConfiguration configuration, ModuleFaults faults, ModuleMeter meter, TimeProvider time)
{
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(2);

    public void Prepare(IModuleBuilder module, ModuleFolder folder)
    {
        var limits = Limits(module.Name);

        // With an infinite handler lifetime no timer keeps the handlers alive; the handler itself renews connections.
        module.Services.ConfigureHttpClientDefaults(clients => clients
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .UseSocketsHttpHandler((handler, _) => handler.PooledConnectionLifetime = ConnectionLifetime));
        module.Services.AddSingleton(_ => new ModuleGuard(module.Name, folder.Id, limits, faults, meter, time));
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
