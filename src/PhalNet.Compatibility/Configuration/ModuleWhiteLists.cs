using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace PhalNet.Compatibility;

/// <summary>The white list of the application, or that of a module.</summary>
internal sealed class ModuleWhiteLists(IOptions<PhalApiOptions> options, IConfiguration configuration)
{
    private readonly ServiceWhiteList _application = Create(options.Value.ServiceWhitelist);

    // Read once per module and discarded with it.
    private readonly ConditionalWeakTable<LoadedModule, ServiceWhiteList> _modules = [];

    public bool Contains(LoadedModule module, IActionDescription action) =>
        _modules.GetValue(module, Read).Contains(action.Namespace, action.Class, action.Action);

    private ServiceWhiteList Read(LoadedModule module) =>
        PhalApiConfiguration.Read(configuration.GetSection($"{module.Name}:ServiceWhitelist")) is { } list ? Create(list) : _application;

    private static ServiceWhiteList Create(JsonElement? list) => new(list is { } given ? PhpJsonElements.FromElement(given) : default);
}
