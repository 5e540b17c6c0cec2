using System.Reflection;
using System.Text.Json;

namespace PhalNet;

/// <summary>A module that takes part in the table.</summary>
public sealed class LoadedModule
{
    internal LoadedModule(
        string name,
        string version,
        Assembly assembly,
        IServiceProvider services,
        JsonSerializerOptions json,
        CallProfile profile,
        IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> messages)
    {
        Name = name;
        Version = version;
        Assembly = assembly;
        Services = services;
        Json = json;
        Profile = profile;
        Messages = messages;
    }

    /// <summary>The module's name.</summary>
    public string Name { get; }

    /// <summary>The module's version.</summary>
    public string Version { get; }

    /// <summary>The assembly it was made of.</summary>
    public Assembly Assembly { get; }

    /// <summary>The module's own services.</summary>
    public IServiceProvider Services { get; }

    /// <summary>How the module's data is written and its JSON parameters are read.</summary>
    public JsonSerializerOptions Json { get; }

    /// <summary>How the module's parameters are checked and its data is shown.</summary>
    public CallProfile Profile { get; }

    /// <summary>The module's own message texts: language, then key, then text.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Messages { get; }
}
