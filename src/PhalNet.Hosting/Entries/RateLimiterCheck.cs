using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace PhalNet.Hosting;

/// <summary>Finds entries with a rate limit that is not enforced because the pipeline has no rate limiter.</summary>
internal sealed class RateLimiterCheck(IServiceProvider services) : IStartCheck
{
    // Endpoints and the rate limiter exist once the pipeline has been built.
    public IEnumerable<string> FindErrors()
    {
        var limited = services.GetService<EndpointDataSource>()?.Endpoints.OfType<RouteEndpoint>().Where(IsLimited).ToArray() ?? [];
        return limited.Length == 0 || HasLimiter() ? [] : limited.Select(endpoint =>
            $"{endpoint.DisplayName}: RequireRateLimiting has no effect without the rate limiter; "
            + "add app.UseRateLimiter() before the application runs.");
    }

    private static bool IsLimited(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<EntryMetadata>() is not null
        && endpoint.Metadata.GetMetadata<EnableRateLimitingAttribute>() is not null
        && endpoint.Metadata.GetMetadata<DisableRateLimitingAttribute>() is null;

    // The only other public trace of the middleware is its documented metrics, which it creates with the host's meter factory.
    private bool HasLimiter()
    {
        var factory = services.GetService<IMeterFactory>();
        var found = false;
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, _) => found |= instrument.Meter.Name == "Microsoft.AspNetCore.RateLimiting"
                && (instrument.Meter.Scope is not IMeterFactory other || other == factory),
        };
        listener.Start();
        return found;
    }
}
