using System.Text.RegularExpressions;

namespace PhalNet.Modules;

internal static partial class ModuleNames
{
    /// <summary>Whether a text is a valid module name; names are also used in paths.</summary>
    public static bool IsValid(string name) => name.Length <= 100 && Pattern().IsMatch(name);

    [GeneratedRegex(@"^\p{L}[\p{L}\p{N}]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
