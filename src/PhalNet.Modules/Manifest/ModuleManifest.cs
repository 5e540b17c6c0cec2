using System.Text.Json.Nodes;
using NuGet.Versioning;

namespace PhalNet.Modules;

/// <summary>The content of <c>module.json</c>. It is read before any code of the module is loaded.</summary>
public sealed record ModuleManifest
{
    /// <summary>The name of the file in the module's folder.</summary>
    public const string FileName = "module.json";

    /// <summary>The module's name, as in <see cref="ModuleAttribute"/>.</summary>
    public required string Id { get; init; }

    /// <summary>The module's version, a semantic version.</summary>
    public required NuGetVersion Version { get; init; }

    /// <summary>The display name; the module's name if none is given.</summary>
    public required string Title { get; init; }

    /// <summary>The file of the module's assembly.</summary>
    public required string Assembly { get; init; }

    /// <summary>The versions of PhalNet.Core that the module works with; it has an upper bound.</summary>
    public required VersionRange Host { get; init; }

    /// <summary>The modules it depends on, by name, with the accepted versions.</summary>
    public IReadOnlyDictionary<string, VersionRange> Dependencies { get; init; } = new Dictionary<string, VersionRange>();

    /// <summary>The namespaces of its services: the first parts of their names.</summary>
    public IReadOnlyList<string> Services { get; init; } = [];

    /// <summary>The JSON schema of the module's configuration section; null where the module has none.</summary>
    public JsonNode? Configuration { get; init; }

    /// <summary>The names of its SQL migrations, in the order in which they run.</summary>
    public IReadOnlyList<string> Migrations { get; init; } = [];

    /// <summary>
    /// The SHA-256 of all other files of the folder in lower-case hexadecimal digits, by path with <c>/</c>.
    /// </summary>
    public IReadOnlyDictionary<string, string> Files { get; init; } = new Dictionary<string, string>();
}

/// <summary>A module folder or package cannot be used; contains every reason.</summary>
public sealed class ModuleContentException(params IReadOnlyList<string> reasons) : Exception(string.Join(" ", reasons))
{
    /// <summary>The reasons, one sentence each.</summary>
    public IReadOnlyList<string> Reasons { get; } = reasons;

    /// <summary>Whether the content was not made for this host, such as one without <c>module.json</c>.</summary>
    public bool IsIncompatible { get; init; }
}
