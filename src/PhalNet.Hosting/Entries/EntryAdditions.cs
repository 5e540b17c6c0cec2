using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace PhalNet.Hosting;

/// <summary>Additions to the engine for an application with entries.</summary>
internal static class EntryAdditions
{
    /// <summary>Registers the additions once for all entries of an application.</summary>
    public static void Add(IEndpointRouteBuilder endpoints)
    {
        var services = endpoints.ServiceProvider;
        var additions = services.GetRequiredService<HostAdditions>();
        additions.Add(new AuthorizeAttributes(services));
        additions.Add(new EntryPaths(endpoints));
        additions.Add(new RateLimiterCheck(services));
        additions.Add(new ReaderOptionsCheck(services));
        additions.Add(new KnownOptions("PhalNet", typeof(EntryOptions)));
        services.GetRequiredService<IHostApplicationLifetime>().ApplicationStarted.Register(services.GetRequiredService<BodyFiles>().Start);
        RejectedRequests.TakeOver(services);
        WholeBodies.TakeOver(services);
    }
}
