using NuGet.Versioning;

namespace PhalNet.Modules;

/// <summary>Determines the order in which modules start, and which cannot start because of their dependencies.</summary>
internal static class StartOrder
{
    /// <param name="modules">The desired modules.</param>
    /// <param name="others">The versions of the modules compiled into the host.</param>
    public static StartPlan Of(IReadOnlyCollection<ModuleManifest> modules, IReadOnlyDictionary<string, NuGetVersion> others)
    {
        var byName = modules.ToDictionary(module => module.Id, StringComparer.OrdinalIgnoreCase);
        var blocked = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var module in modules)
        {
            if (module.Dependencies.Select(pair => Problem(pair.Key, pair.Value, byName, others)).FirstOrDefault(each => each is not null)
                is { } problem)
                blocked[module.Id] = $"{module.Id} needs {problem}.";
        }

        var levels = new List<IReadOnlyList<ModuleManifest>>();
        var placed = new HashSet<string>(others.Keys, StringComparer.OrdinalIgnoreCase);
        var left = modules.OrderBy(module => module.Id, StringComparer.OrdinalIgnoreCase).ToList();
        while (left.Count > 0)
        {
            ModuleManifest[] level = [.. left.Where(module => IsBlocked(module) || module.Dependencies.Keys.All(placed.Contains))];
            if (level.Length == 0)
                level = BreakCycles(left, blocked);
            levels.Add(level);
            placed.UnionWith(level.Select(module => module.Id));
            left.RemoveAll(level.Contains);
        }

        return new(levels, BlockDependents(levels, blocked));

        bool IsBlocked(ModuleManifest module) => blocked.ContainsKey(module.Id);
    }

    private static string? Problem(
        string name,
        VersionRange range,
        Dictionary<string, ModuleManifest> modules,
        IReadOnlyDictionary<string, NuGetVersion> others)
    {
        var version = modules.TryGetValue(name, out var module) ? module.Version : others.GetValueOrDefault(name);
        if (version is null)
            return $"the module {name} {range.ToNormalizedString()}, which is not installed";
        return range.Satisfies(version)
            ? null
            : $"the module {name} {range.ToNormalizedString()}, but {version.ToNormalizedString()} is installed";
    }

    // The remaining modules depend on each other. Those on a cycle are blocked; the others wait for the next round.
    private static ModuleManifest[] BreakCycles(List<ModuleManifest> left, Dictionary<string, string> blocked)
    {
        var byName = left.ToDictionary(module => module.Id, StringComparer.OrdinalIgnoreCase);
        ModuleManifest[] cyclic = [.. left.Where(module => Path(module.Id, module.Id, byName, []) is not null)];
        foreach (var module in cyclic)
        {
            var path = Path(module.Id, module.Id, byName, [])!;
            blocked[module.Id] = $"The modules have circular dependencies: {string.Join(" → ", [module.Id, .. path])}.";
        }

        return cyclic;
    }

    private static IReadOnlyList<string>? Path(
        string from, string to, Dictionary<string, ModuleManifest> modules, HashSet<string> visited)
    {
        if (!modules.TryGetValue(from, out var module) || !visited.Add(from))
            return null;
        foreach (var next in module.Dependencies.Keys)
        {
            if (next.Equals(to, StringComparison.OrdinalIgnoreCase))
                return [modules.GetValueOrDefault(next)?.Id ?? next];
            if (Path(next, to, modules, visited) is { } rest)
                return [next, .. rest];
        }

        return null;
    }

    private static Dictionary<string, string> BlockDependents(
        List<IReadOnlyList<ModuleManifest>> levels, Dictionary<string, string> blocked)
    {
        for (var hasChanged = true; hasChanged;)
        {
            hasChanged = false;
            foreach (var module in levels.SelectMany(level => level).Where(module => !blocked.ContainsKey(module.Id)))
            {
                if (module.Dependencies.Keys.FirstOrDefault(blocked.ContainsKey) is not { } cause)
                    continue;
                blocked[module.Id] = $"{module.Id} needs the module {cause}, which cannot start: {blocked[cause]}";
                hasChanged = true;
            }
        }

        return blocked;
    }
}

/// <summary>The order in which modules start.</summary>
/// <param name="Levels">The modules; those of one level do not depend on each other.</param>
/// <param name="Blocked">Why a module cannot start, by name.</param>
internal sealed record StartPlan(IReadOnlyList<IReadOnlyList<ModuleManifest>> Levels, IReadOnlyDictionary<string, string> Blocked);
