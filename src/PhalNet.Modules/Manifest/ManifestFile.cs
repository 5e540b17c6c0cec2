using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using NuGet.Versioning;

namespace PhalNet.Modules;

/// <summary>Reads and writes <c>module.json</c>; every error of a file is reported together.</summary>
public static class ManifestFile
{
    private const int MostBytes = 4 * 1024 * 1024;

    private static readonly string[] Members =
        ["$schema", "id", "version", "title", "assembly", "host", "dependencies", "services", "configuration", "migrations", "files"];

    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Reads the manifest of a module folder.</summary>
    /// <exception cref="ModuleContentException">It is missing or invalid.</exception>
    public static ModuleManifest Read(string directory)
    {
        var file = new FileInfo(Path.Combine(directory, ModuleManifest.FileName));
        if (!file.Exists)
            throw new ModuleContentException($"{ModuleManifest.FileName} is missing.") { IsIncompatible = true };
        if (file.Length > MostBytes)
            throw new ModuleContentException($"{ModuleManifest.FileName} is larger than {MostBytes} bytes.");
        return Parse(File.ReadAllText(file.FullName));
    }

    /// <summary>Parses a manifest.</summary>
    /// <exception cref="ModuleContentException">It is not valid.</exception>
    public static ModuleManifest Parse(string json)
    {
        JsonObject? root;
        try
        {
            root = JsonNode.Parse(json, documentOptions: new() { AllowDuplicateProperties = false }) as JsonObject;
        }
        catch (JsonException exception)
        {
            throw new ModuleContentException($"{ModuleManifest.FileName} is not JSON: {exception.Message}");
        }

        return root is null
            ? throw new ModuleContentException($"{ModuleManifest.FileName} must be a JSON object.")
            : new Reading(root).Manifest();
    }

    /// <summary>Serializes a manifest.</summary>
    public static string Write(ModuleManifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        var root = new JsonObject
        {
            ["id"] = manifest.Id,
            ["version"] = manifest.Version.ToFullString(),
            ["title"] = manifest.Title,
            ["assembly"] = manifest.Assembly,
            ["host"] = manifest.Host.ToNormalizedString(),
            ["dependencies"] = new JsonObject(manifest.Dependencies.Select(pair => Text(pair.Key, pair.Value.ToNormalizedString()))),
            ["services"] = new JsonArray([.. manifest.Services.Select(name => (JsonNode)name)]),
            ["migrations"] = new JsonArray([.. manifest.Migrations.Select(name => (JsonNode)name)]),
            ["files"] = new JsonObject(
                manifest.Files.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => Text(pair.Key, pair.Value))),
        };
        if (manifest.Configuration is { } schema)
            root["configuration"] = schema.DeepClone();
        return root.ToJsonString(Indented);
    }

    private static KeyValuePair<string, JsonNode?> Text(string key, string value) => new(key, value);

    private sealed class Reading(JsonObject root)
    {
        private readonly List<string> _errors = [];

        public ModuleManifest Manifest()
        {
            foreach (var (name, _) in root)
            {
                if (!Members.Contains(name))
                    Error(name, $"is not a known member; known members: {string.Join(", ", Members)}.");
            }

            var id = Text("id");
            if (id is not null && !ModuleNames.IsValid(id))
                Error("id", $"'{id}' is not a valid module name; use letters and digits, starting with a letter.");
            var version = Text("version");
            if (!NuGetVersion.TryParseStrict(version ?? "", out var parsed) && version is not null)
                Error("version", $"'{version}' is not a semantic version such as 1.2.0.");
            var host = Range("host", Text("host"));
            if (host is { HasUpperBound: false })
                Error("host", $"{host} has no upper bound; write one such as [1.0.0, 2.0.0).");
            var assembly = Text("assembly");
            if (assembly is not null && !RelativePath.IsValid(assembly))
                Error("assembly", $"'{assembly}' is not a file in the folder.");
            var manifest = new ModuleManifest
            {
                Id = id ?? "",
                Version = parsed ?? new(0, 0, 0),
                Title = root.ContainsKey("title") ? Text("title") ?? "" : id ?? "",
                Assembly = assembly ?? "",
                Host = host ?? VersionRange.None,
                Dependencies = Dependencies(),
                Services = Texts("services"),
                Configuration = root["configuration"]?.DeepClone(),
                Migrations = Texts("migrations"),
                Files = Files(),
            };
            return _errors.Count == 0 ? manifest : throw new ModuleContentException(_errors);
        }

        private Dictionary<string, VersionRange> Dependencies()
        {
            var found = new Dictionary<string, VersionRange>(StringComparer.OrdinalIgnoreCase);
            foreach (var (name, node) in Object("dependencies"))
            {
                var member = $"dependencies.{name}";
                if (!ModuleNames.IsValid(name))
                    Error(member, "is not the name of a module.");
                else if (Range(member, AsText(member, node)) is { } range)
                    found[name] = range;
            }

            return found;
        }

        private Dictionary<string, string> Files()
        {
            var found = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var (path, node) in Object("files"))
            {
                var member = $"files.{path}";
                if (!RelativePath.IsValid(path))
                    Error(member, "is not a path inside the folder.");
                else if (AsText(member, node) is { } hash && IsHash(member, hash))
                    found[path] = hash;
            }

            return found;
        }

        private bool IsHash(string member, string hash)
        {
            if (hash.Length == 64 && hash.All(char.IsAsciiHexDigitLower))
                return true;
            Error(member, $"'{hash}' is not a SHA-256 of 64 lower-case hexadecimal digits.");
            return false;
        }

        private VersionRange? Range(string member, string? text)
        {
            if (text is null)
                return null;
            if (VersionRange.TryParse(text, out var range))
                return range;
            Error(member, $"'{text}' is not a range of versions such as [1.0.0, 2.0.0).");
            return null;
        }

        private string? Text(string name)
        {
            if (root.TryGetPropertyValue(name, out var node))
                return AsText(name, node);
            Error(name, "is missing.");
            return null;
        }

        private IReadOnlyList<string> Texts(string name)
        {
            if (!root.TryGetPropertyValue(name, out var node))
                return [];
            if (node is JsonArray array)
                return [.. array.Select((item, i) => AsText($"{name}[{i}]", item)).OfType<string>()];
            Error(name, "must be a list.");
            return [];
        }

        private JsonObject Object(string name)
        {
            if (!root.TryGetPropertyValue(name, out var node))
                return [];
            if (node is JsonObject members)
                return members;
            Error(name, "must be an object.");
            return [];
        }

        private string? AsText(string member, JsonNode? node)
        {
            if (node is JsonValue value && value.TryGetValue<string>(out var text) && text.Length > 0)
                return text;
            Error(member, "must be a non-empty string.");
            return null;
        }

        private void Error(string member, string problem) => _errors.Add($"{ModuleManifest.FileName}: {member} {problem}");
    }
}
