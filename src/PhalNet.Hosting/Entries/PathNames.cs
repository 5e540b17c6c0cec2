using Microsoft.AspNetCore.Http;

namespace PhalNet.Hosting;

/// <summary>The service name a path spells.</summary>
internal static class PathNames
{
    /// <summary>The script that front controllers of PHP applications are called by.</summary>
    public const string Script = "index.php";

    /// <summary>What stands behind the entry: <c>ENTRY/Namespace.Class.Action</c>. Null when nothing does.</summary>
    public static string? Plain(string rest) => rest.TrimEnd('/') is { Length: > 0 } name ? name : null;

    /// <summary>
    /// URI matching: slashes and dots separate the parts of the name. Everything up to an <c>index.php</c> is skipped, because front
    /// controllers of PHP applications are called as <c>ENTRY/index.php/Namespace/Class/Action</c>.
    /// </summary>
    public static string? Matched(string rest)
    {
        var script = rest.IndexOf(Script, StringComparison.Ordinal);
        if (script >= 0)
            rest = rest[(script + Script.Length)..];
        var name = rest.Trim('/').Replace('/', '.');
        return name.Length == 0 ? null : name;
    }

    /// <summary>The path behind the entry.</summary>
    public static string Rest(HttpContext http) =>
        http.Request.RouteValues.TryGetValue(EntryPipeline.RouteValue, out var value) && value is string rest ? rest : "";
}
