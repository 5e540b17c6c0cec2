using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace PhalNet.Hosting;

/// <summary>Finds entries with a rate limit that nothing keeps, because the pipeline has no rate limiter.</summary>
internal sealed class RateLimiterCheck(IServiceProvider services) : IStartCheck
{
    // Endpoints are there once the pipeline has been built, and with it the rate limiter.
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

    // The middleware leaves no other public trace than its documented metrics, which it makes with the host's own factory.
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
