using System.Collections.Frozen;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace PhalNet;

internal sealed class ModuleSetup(
    string name, IConfiguration configuration, IHostEnvironment environment, string dataDirectory) : IModuleBuilder
{
    private readonly Dictionary<string, Dictionary<string, string>> _messages = new(StringComparer.OrdinalIgnoreCase);

    public string Name => name;

    public IServiceCollection Services { get; } = new ServiceCollection();

    public IConfiguration Configuration { get; } = configuration.GetSection(name);

    public IConfiguration HostConfiguration => configuration;

    public IHostEnvironment Environment => environment;

    public string DataDirectory => Directory.CreateDirectory(dataDirectory).FullName;

    public JsonSerializerOptions Json { get; } = ModuleJson.Create();

    public List<Type> Filters { get; } = [];

    public List<Type> Converters { get; } = [];

    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Messages =>
        _messages.ToFrozenDictionary(pair => pair.Key, IReadOnlyDictionary<string, string> (pair) => pair.Value.ToFrozenDictionary(), StringComparer.OrdinalIgnoreCase);

    public IModuleBuilder AddFilter<TFilter>() where TFilter : class
    {
        FilterTypes.Check(typeof(TFilter));
        Services.TryAddSingleton<TFilter>();
        Filters.Add(typeof(TFilter));
        return this;
    }

    public IModuleBuilder AddConverter<TConverter>() where TConverter : ParameterConverter
    {
        Converters.Add(typeof(TConverter));
        return this;
    }

    public IModuleBuilder AddMessages(string language, IReadOnlyDictionary<string, string> texts)
    {
        if (!_messages.TryGetValue(language, out var known))
            _messages[language] = known = [];
        foreach (var (key, text) in texts)
            known[key] = text;
        return this;
    }
}
