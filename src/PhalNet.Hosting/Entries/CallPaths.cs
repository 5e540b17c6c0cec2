using Microsoft.AspNetCore.Http;

namespace PhalNet.Hosting;

/// <summary>The paths that an entry answers.</summary>
internal sealed class CallPaths(EntryOptions entry, CallProfile profile, IServiceRegistry registry, string defaultNamespace)
{
    // Whoever asks a host for its health has to learn that nobody tells.
    private static readonly string[] Reserved = ["docs", "health", "admin"];

    /// <summary>Whether a path that nothing else serves is a call.</summary>
    /// <param name="isRoot">Whether nothing stands in front of the entry's paths.</param>
    public bool AnswersAnyPath(bool isRoot) => entry.AnyPath ?? (isRoot && profile.HasFrontController);

    /// <summary>What the path of a request says of the call.</summary>
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

    /// <summary>The service that a request names outside of its body, which a preflight does not have.</summary>
    public string? ServiceOf(HttpContext http)
    {
        var path = Read(http);
        var query = http.Request.Query;
        var parameter = query["service"].LastOrDefault() is { Length: > 0 } service ? service
            : query["s"].LastOrDefault() is { Length: > 0 } name ? name : null;
        return profile.HasFrontController && path.Standing != PathStanding.Unknown ? parameter ?? path.Name : path.Name ?? parameter;
    }

    /// <summary>Whether the path is the entry's, whatever else serves it: it has no name, or that of a service.</summary>
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

    // A service or a file that is not there. Answered with another service it would seem to have been.
    private static bool LooksLikeName(string name)
    {
        var last = name.AsSpan(name.LastIndexOf('/') + 1);
        return last.Contains('.') && last is not PathNames.Script;
    }
}

/// <summary>What a path says of the call.</summary>
/// <param name="Name">The service it names, null for none.</param>
/// <param name="Standing">Whether the entry answers it.</param>
internal readonly record struct CallPath(string? Name, PathStanding Standing)
{
    private const int ShownName = 1024;

    /// <summary>Whether the call goes by the path, and nothing answers that.</summary>
    public bool IsMissing(CallRequest request) => Standing switch
    {
        PathStanding.Unknown => true,
        PathStanding.Nameless => request.AskedService == Name,
        _ => false,
    };

    /// <summary>Why a request is refused that names a service beside the path, null where it is not.</summary>
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

    /// <summary>It looks like the name of a service or file that is not there; parameters may name another service.</summary>
    Nameless,

    /// <summary>It is none of the entry's.</summary>
    Unknown,
}
