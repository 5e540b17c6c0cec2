using System.Text.RegularExpressions;

namespace PhalNet;

internal static partial class ModuleNames
{
    /// <summary>The names of modules compiled into the host that are malformed or used twice.</summary>
    public static IEnumerable<string> FindErrors(IEnumerable<CompiledModule> modules)
    {
        var byName = modules.GroupBy(module => module.Name, StringComparer.OrdinalIgnoreCase).ToList();
        return byName.Select(module => FindError(module.Key)).OfType<string>()
            .Concat(byName.Where(module => module.Count() > 1).Select(module => Shared(module.Key, [.. module])));
    }

    /// <summary>What is wrong with a name; null when it is valid.</summary>
    public static string? FindError(string name) =>
        Pattern().IsMatch(name) ? null : $"'{name}' is not a valid module name; use letters and digits, starting with a letter.";

    private static string Shared(string name, CompiledModule[] modules)
    {
        var users = string.Join(" and ", modules.Select(module => module.Assembly.GetName().Name));
        return $"The module name {name} is used by {users}{Fix(modules)}";
    }

    private static string Fix(CompiledModule[] modules)
    {
        if (modules.FirstOrDefault(module => module.IsNamedByHost) is { } named)
            return $"; give one of them another name in AddModule(\"{named.Name}\", …).";
        if (modules.Select(module => module.Assembly).Distinct().Count() < modules.Length)
            return ": it was added twice; remove one AddModule call.";
        CompiledModule[] unnamed = [.. modules.Where(module => !module.HasAttribute)];
        if (unnamed.Length == 0)
            return $"; give one of them another name in its [assembly: Module(\"{modules[0].Name}\")].";
        var lines = unnamed.Select(module =>
            $"[assembly: Module(\"{Suggest(module.Assembly.GetName().Name!)}\")] to {module.Assembly.GetName().Name}");
        return unnamed.Length == 1
            ? $", which declares no name; add {lines.Single()}."
            : $", which declare no name; add {string.Join(" and ", lines)}.";
    }

    // For "Contoso.Shop.Services" it suggests Shop.
    private static string Suggest(string assembly)
    {
        var part = assembly.Split('.').LastOrDefault(part => part is not ("Services" or "Api" or "Module") && Pattern().IsMatch(part));
        return part ?? new string([.. assembly.Where(char.IsLetterOrDigit).SkipWhile(char.IsDigit)]);
    }

    [GeneratedRegex(@"^\p{L}[\p{L}\p{N}]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
