using Microsoft.AspNetCore.Http;

namespace PhalNet.Hosting;

/// <summary>The service name a path spells.</summary>
internal static class PathNames
{
    /// <summary>What stands behind the entry: <c>ENTRY/Namespace.Class.Action</c>. Null when nothing does.</summary>
    public static string? Plain(HttpContext http) => Rest(http).TrimEnd('/') is { Length: > 0 } name ? name : null;

    /// <summary>
    /// URI matching: slashes and dots separate the parts of the name. Everything up to an <c>index.php</c> is skipped, because front
    /// controllers of PHP applications are called as <c>ENTRY/index.php/Namespace/Class/Action</c>.
    /// </summary>
    public static string? Matched(HttpContext http)
    {
        var rest = Rest(http);
        var script = rest.IndexOf("index.php", StringComparison.Ordinal);
        if (script >= 0)
            rest = rest[(script + "index.php".Length)..];
        var name = rest.Trim('/').Replace('/', '.');
        return name.Length == 0 ? null : name;
    }

    private static string Rest(HttpContext http) =>
        http.Request.RouteValues.TryGetValue(EntryPipeline.RouteValue, out var value) && value is string rest ? rest : "";
}
