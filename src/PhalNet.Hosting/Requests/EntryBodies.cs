using Microsoft.AspNetCore.Http;

namespace PhalNet.Hosting;

/// <summary>The settings for reading bodies of an entry: the shared memory and folder, and the time limits.</summary>
internal sealed class EntryBodies(
    BodyMemory memory,
    BodyFiles files,
    RequestLimits limits,
    IServiceRegistry registry,
    string defaultNamespace,
    Func<HttpContext, string?> serviceOf)
{
    public BodyMemory Memory => memory;

    public BodyFiles Files => files;

    /// <summary>
    /// The time limit in seconds for a body, from the module of the service named in path or query. A service named only in the body is not
    /// known yet.
    /// </summary>
    public int SecondsOf(HttpContext http) =>
        serviceOf(http) is { } service && registry.Current.TryFind(service, defaultNamespace, out var action)
            ? action.Module.BodySeconds
            : limits.BodySeconds;
}
