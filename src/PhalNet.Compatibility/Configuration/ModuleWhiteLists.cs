using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace PhalNet.Compatibility;

/// <summary>The white list of the application, or of a module that has its own.</summary>
internal sealed class ModuleWhiteLists(IOptions<PhalApiOptions> options, IConfiguration configuration)
{
    private readonly ServiceWhiteList _application = Create(options.Value.ServiceWhitelist);
    private readonly ConcurrentDictionary<string, ServiceWhiteList?> _modules = new(StringComparer.OrdinalIgnoreCase);

    public bool Contains(ActionDescription action)
    {
        var own = _modules.GetOrAdd(action.Module.Name, name =>
            PhalApiConfiguration.Read(configuration.GetSection($"{name}:ServiceWhitelist")) is { } list ? Create(list) : null);
        return (own ?? _application).Contains(action.Namespace, action.Class, action.Action);
    }

    private static ServiceWhiteList Create(JsonElement? list) => new(list is { } given ? PhpJsonElements.FromElement(given) : default);
}
