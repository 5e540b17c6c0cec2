using System.Text.Json;

namespace Modules.Platform;

/// <summary>The texts of the module, one resource for each language.</summary>
internal static class ModuleMessages
{
    private const string Prefix = "Modules.Platform.Messages.";

    public static IEnumerable<(string Language, IReadOnlyDictionary<string, string> Texts)> Read()
    {
        var assembly = typeof(ModuleMessages).Assembly;
        foreach (var resource in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(resource)!;
            using var texts = JsonDocument.Parse(stream);
            yield return (resource[Prefix.Length..^".json".Length],
                texts.RootElement.EnumerateObject().ToDictionary(text => text.Name, text => text.Value.GetString()!));
        }
    }
}
