using System.Text.RegularExpressions;

namespace PhalNet;

internal static partial class ModuleNames
{
    /// <summary>Refuses names that are malformed or used twice.</summary>
    public static void Check(IEnumerable<ModuleSource> sources)
    {
        var modules = sources.GroupBy(source => source.ModuleName, StringComparer.OrdinalIgnoreCase).ToList();
        List<string> errors =
        [
            .. modules.Where(module => !Pattern().IsMatch(module.Key))
                .Select(module => $"'{module.Key}' is no module name; it takes letters and digits, starting with a letter."),
            .. modules.Where(module => module.Count() > 1)
                .Select(module => $"The module name {module.Key} is used by {string.Join(" and ", module.Select(source => source.Assembly.GetName().Name))}."),
        ];
        if (errors.Count > 0)
            throw new DeclarationException(errors);
    }

    [GeneratedRegex(@"^\p{L}[\p{L}\p{N}]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
