using System.Text.Json.Nodes;
using NuGet.Versioning;

namespace PhalNet.Modules;

/// <summary>What <c>module.json</c> says of a module folder. It is read before any code of the module is loaded.</summary>
public sealed record ModuleManifest
{
    /// <summary>The name of the file in the module's folder.</summary>
    public const string FileName = "module.json";

    /// <summary>The module's name, as in <see cref="ModuleAttribute"/>.</summary>
    public required string Id { get; init; }

    /// <summary>The module's version, a semantic version.</summary>
    public required NuGetVersion Version { get; init; }

    /// <summary>What readers call the module; the name where it is not said.</summary>
    public required string Title { get; init; }

    /// <summary>The file of the module's assembly.</summary>
    public required string Assembly { get; init; }

    /// <summary>The versions of PhalNet.Core that the module works with; it has an upper bound.</summary>
    public required VersionRange Host { get; init; }

    /// <summary>The modules it needs, by name, with the versions that will do.</summary>
    public IReadOnlyDictionary<string, VersionRange> Dependencies { get; init; } = new Dictionary<string, VersionRange>();

    /// <summary>The first parts of the names of its services.</summary>
    public IReadOnlyList<string> Services { get; init; } = [];

    /// <summary>The JSON schema of the module's configuration section; null where the module has none.</summary>
    public JsonNode? Configuration { get; init; }

    /// <summary>The names of its SQL migrations, in their order.</summary>
    public IReadOnlyList<string> Migrations { get; init; } = [];

    /// <summary>
    /// All other files of the folder, by path with <c>/</c>, with their SHA-256 in lower-case hexadecimal digits.
    /// </summary>
    public IReadOnlyDictionary<string, string> Files { get; init; } = new Dictionary<string, string>();
}

/// <summary>A module folder or package that cannot be used, with every reason.</summary>
public sealed class ModuleContentException(params IReadOnlyList<string> reasons) : Exception(string.Join(" ", reasons))
{
    /// <summary>The reasons, a sentence each.</summary>
    public IReadOnlyList<string> Reasons { get; } = reasons;

    /// <summary>Whether the content was never meant for such a host, as one without <c>module.json</c>.</summary>
    public bool IsIncompatible { get; init; }
}
