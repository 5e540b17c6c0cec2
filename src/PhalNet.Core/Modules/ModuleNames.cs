using System.Text.RegularExpressions;

namespace PhalNet;

internal static partial class ModuleNames
{
    /// <summary>The names of modules compiled into the host that are malformed or used twice.</summary>
    public static IEnumerable<string> Mistakes(IEnumerable<CompiledModule> modules)
    {
        var byName = modules.GroupBy(module => module.Name, StringComparer.OrdinalIgnoreCase).ToList();
        return byName.Select(module => Mistake(module.Key)).OfType<string>().Concat(byName.Where(module => module.Count() > 1)
            .Select(module => (Name: module.Key, Users: string.Join(" and ", module.Select(source => source.Assembly.GetName().Name))))
            .Select(module => $"The module name {module.Name} is used by {module.Users}."));
    }

    /// <summary>What is wrong with a name, null when it is fine.</summary>
    public static string? Mistake(string name) =>
        Pattern().IsMatch(name) ? null : $"'{name}' is no module name; it takes letters and digits, starting with a letter.";

    [GeneratedRegex(@"^\p{L}[\p{L}\p{N}]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
