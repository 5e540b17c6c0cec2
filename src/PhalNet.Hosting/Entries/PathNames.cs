using Microsoft.AspNetCore.Http;

namespace PhalNet.Hosting;

/// <summary>The service name in a path.</summary>
internal static class PathNames
{
    /// <summary>The script name of front controllers in PHP applications.</summary>
    public const string Script = "index.php";

    /// <summary>The rest of the path after the entry: <c>ENTRY/Namespace.Class.Action</c>. Null when it is empty.</summary>
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

    /// <summary>The path after the entry.</summary>
    public static string Rest(HttpContext http) =>
        http.Request.RouteValues.TryGetValue(EntryPipeline.RouteValue, out var value) && value is string rest ? rest : "";
}
