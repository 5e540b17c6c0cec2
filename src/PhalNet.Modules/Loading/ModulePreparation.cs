using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace PhalNet.Modules;

/// <summary>What a module from a folder is given before it sets itself up.</summary>
internal sealed class ModulePreparation(
    IConfiguration configuration, ModuleFaults faults, ModuleMeter meter, TimeProvider time)
{
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(2);

    public void Prepare(IModuleBuilder module, ModuleFolder folder)
    {
        var limits = Limits(module.Name);

        // Without a lifetime of their own the handlers are kept by no timer; connections are made anew by the handler itself.
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
