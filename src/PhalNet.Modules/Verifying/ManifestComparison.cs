namespace PhalNet.Modules;

/// <summary>Compares a manifest with the module's assembly: a manifest written by hand may be out of date.</summary>
public static class ManifestComparison
{
    /// <summary>The differences, one sentence each. Loads the assembly into a context that is unloaded afterwards.</summary>
    /// <param name="folder">The module.</param>
    /// <exception cref="ModuleContentException">The assembly cannot be read.</exception>
    public static IReadOnlyList<string> Problems(ModuleFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var said = folder.Manifest;
        var found = ManifestDerivation.Derive(folder.Directory);
        var problems = new List<string>();
        Compare("version", said.Version.ToFullString(), found.Version.ToFullString());
        Compare("assembly", said.Assembly, found.Assembly);
        Compare("host", said.Host.ToNormalizedString(), found.Host.ToNormalizedString());
        Compare("dependencies", Text(said), Text(found));
        Compare("services", string.Join(", ", said.Services.Order(StringComparer.Ordinal)), string.Join(", ", found.Services));
        Compare("migrations", string.Join(", ", said.Migrations.Order(StringComparer.Ordinal)), string.Join(", ", found.Migrations));
        return problems;

        void Compare(string member, string manifest, string assembly)
        {
            if (manifest != assembly)
                problems.Add($"{ModuleManifest.FileName}: {member} is '{Shown(manifest)}', but the assembly declares '{Shown(assembly)}'.");
        }
    }

    private static string Shown(string text) => text.Length > 0 ? text : "(none)";

    private static string Text(ModuleManifest manifest) => string.Join(", ", manifest.Dependencies
        .OrderBy(pair => pair.Key, StringComparer.OrdinalIgnoreCase).Select(pair => $"{pair.Key} {pair.Value.ToNormalizedString()}"));
}
