using Microsoft.Extensions.Hosting;

namespace PhalNet.Docs;

/// <summary>Decides who may read what. A module can be restricted further than the documentation as a whole, but not opened up.</summary>
internal sealed class AccessRules(DocsOptions options, IHostEnvironment environment)
{
    public DocsAccess Overall { get; } = options.Access ?? (environment.IsDevelopment() ? DocsAccess.Open : DocsAccess.Off);

    /// <summary>Whether the password lets a reader see more than others.</summary>
    public bool HasLogin =>
        Overall == DocsAccess.Password || (Overall == DocsAccess.Open && options.Modules.Values.Contains(DocsAccess.Password));

    public DocsAccess Of(LoadedModule module) => Of(module.Name);

    public bool Shows(LoadedModule module, bool isLoggedIn) => Shows(module.Name, isLoggedIn);

    /// <summary>Whether a reader may see a module, even one that is not loaded.</summary>
    public bool Shows(string module, bool isLoggedIn) => Of(module) switch
    {
        DocsAccess.Open => true,
        DocsAccess.Password => isLoggedIn,
        _ => false,
    };

    /// <summary>Whether exported files contain the module: only modules that nobody may read are omitted.</summary>
    public bool Exports(LoadedModule module) => Own(module.Name) != DocsAccess.Off;

    public IEnumerable<string> UnknownModules(IEnumerable<LoadedModule> modules) =>
        options.Modules.Keys.Except(modules.Select(module => module.Name), StringComparer.OrdinalIgnoreCase);

    private DocsAccess Of(string module)
    {
        var own = Own(module);
        return own < Overall ? own : Overall;
    }

    private DocsAccess Own(string module) => options.Modules.TryGetValue(module, out var own) ? own : DocsAccess.Open;
}
