using Microsoft.Extensions.DependencyInjection;
using PhalNet;

[assembly: Module("ModuleName", Version = "1.0.0", Options = typeof(ModuleName.ModuleNameOptions))]

namespace ModuleName;

/// <summary>Sets up the module.</summary>
public sealed class ModuleNameModule : IModule
{
    /// <inheritdoc/>
    public void Configure(IModuleBuilder module) =>
        module.Services.AddOptions<ModuleNameOptions>().Bind(module.Configuration).ValidateDataAnnotations().ValidateOnStart();
}
