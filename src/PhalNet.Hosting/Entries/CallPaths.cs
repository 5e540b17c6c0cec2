using Microsoft.AspNetCore.Http;

namespace PhalNet.Hosting;

/// <summary>The paths that an entry serves.</summary>
internal sealed class CallPaths(EntryOptions entry, CallProfile profile, IServiceRegistry registry, string defaultNamespace)
{
    // A probe of a health check that does not exist must not get a successful reply.
    private static readonly string[] Reserved = ["docs", "health", "admin"];

    /// <summary>Whether the entry serves paths that nothing else serves.</summary>
    /// <param name="isRoot">Whether the entry has no path prefix.</param>
    public bool AnswersAnyPath(bool isRoot) => entry.AnyPath ?? (isRoot && profile.HasFrontController);

    /// <summary>Reads the call from the path of a request.</summary>
    public CallPath Read(HttpContext http)
    {
        var rest = PathNames.Rest(http);
        if (entry.EnableUriMatch)
            return new(PathNames.Matched(rest), PathStanding.Answered);
        if (PathNames.Plain(rest) is not { } name)
            return new(null, PathStanding.Answered);
        var isRoot = RootEntry.Is(http);
        if (IsScript(name, isRoot))
            return new(null, PathStanding.Answered);
        if (Names(name))
            return new(name, PathStanding.Answered);
        if (!AnswersAnyPath(isRoot) || (isRoot && IsReserved(name)))
            return new(name, PathStanding.Unknown);
        return LooksLikeName(name) ? new(name, PathStanding.Nameless) : new(null, PathStanding.Answered);
    }

    /// <summary>The service named outside of the body, which a preflight request does not have.</summary>
    public string? ServiceOf(HttpContext http)
    {
        var path = Read(http);
        var query = http.Request.Query;
        var parameter = query["service"].LastOrDefault() is { Length: > 0 } service ? service
            : query["s"].LastOrDefault() is { Length: > 0 } name ? name : null;
        return profile.HasFrontController && path.Standing != PathStanding.Unknown ? parameter ?? path.Name : path.Name ?? parameter;
    }

    /// <summary>Whether the path belongs to the entry, whatever else serves it: it is empty or the name of a service.</summary>
    public bool IsOwn(string rest, bool isRoot) =>
        (entry.EnableUriMatch ? PathNames.Matched(rest) : PathNames.Plain(rest)) is not { } name || IsScript(name, isRoot) || Names(name);

    private bool Names(string name) => registry.Current.TryFind(name, defaultNamespace, out _);

    private bool IsScript(string name, bool isRoot) =>
        name == PathNames.Script && (profile.HasFrontController || AnswersAnyPath(isRoot));

    private static bool IsReserved(string name)
    {
        var slash = name.IndexOf('/', StringComparison.Ordinal);
        var first = slash < 0 ? name : name[..slash];
        return Reserved.Contains(first, StringComparer.OrdinalIgnoreCase);
    }

    // A service or file that does not exist. Running another service instead would look like a success.
    private static bool LooksLikeName(string name)
    {
        var last = name.AsSpan(name.LastIndexOf('/') + 1);
        return last.Contains('.') && last is not PathNames.Script;
    }
}

/// <summary>The call as named by a path.</summary>
/// <param name="Name">The service in the path; null for none.</param>
/// <param name="Standing">Whether the entry serves the path.</param>
internal readonly record struct CallPath(string? Name, PathStanding Standing)
{
    private const int ShownName = 1024;

    /// <summary>Whether the call depends on the path, and the entry does not serve it.</summary>
    public bool IsMissing(CallRequest request) => Standing switch
    {
        PathStanding.Unknown => true,
        PathStanding.Nameless => request.AskedService == Name,
        _ => false,
    };

    /// <summary>Why a request that names a service outside of the path is refused; null when it is allowed.</summary>
    public CallFailure? Refuse(CallRequest request) => Standing == PathStanding.Unknown && request.AskedService != Name
        ? new(404, "path.unknown", new MessageArgument("path", Shown(Name!)))
        : null;

    private static string Shown(string name) =>
        name.Length <= ShownName ? name : string.Concat(name.AsSpan(0, ShownName), "…");
}

internal enum PathStanding
{
    /// <summary>It names a service, or leaves that to the parameters.</summary>
    Answered,

    /// <summary>It looks like the name of a service or file that does not exist; parameters may name another service.</summary>
    Nameless,

    /// <summary>It does not belong to the entry.</summary>
    Unknown,
}
