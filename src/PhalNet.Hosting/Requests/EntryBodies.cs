using Microsoft.AspNetCore.Http;

namespace PhalNet.Hosting;

/// <summary>
/// How the bodies of an entry's requests are taken in: the memory and the folder they share, and the time that each may take.
/// </summary>
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
    /// How many seconds a body may take, by the module of the service that path or query names. A service that only the body names is not
    /// known yet.
    /// </summary>
    public int SecondsOf(HttpContext http) =>
        serviceOf(http) is { } service && registry.Current.TryFind(service, defaultNamespace, out var action)
            ? action.Module.BodySeconds
            : limits.BodySeconds;
}
