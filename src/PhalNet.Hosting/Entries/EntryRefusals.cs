using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace PhalNet.Hosting;

/// <summary>Metadata of an entry's endpoint: the handler for requests that never reach the entry.</summary>
/// <param name="Refuse">Writes an envelope; the feature <see cref="RefusedRequest"/> of the request contains the reason.</param>
internal sealed record EntryRefusals(RequestDelegate Refuse)
{
    public Task RefuseAsync(HttpContext http, CallFailure reason)
    {
        http.Response.StatusCode = StatusCodes.Status200OK;
        http.Features.Set(new RefusedRequest(reason));
        return Refuse(http);
    }
}

/// <summary>The reason why a request was refused.</summary>
internal sealed record RefusedRequest(CallFailure Reason);

/// <summary>
/// Answers requests that the host's rate limiter rejects on an entry with an envelope. Other endpoints, and policies with their own
/// <c>OnRejected</c>, keep the host's handling.
/// </summary>
internal sealed class RejectedRequests(Func<OnRejectedContext, CancellationToken, ValueTask>? host)
{
    private static readonly CallFailure Limited = new(429, "call.limited");

    public static void TakeOver(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<RateLimiterOptions>>().Value;
        if (options.OnRejected?.Target is not RejectedRequests)
            options.OnRejected = new RejectedRequests(options.OnRejected).AnswerAsync;
    }

    private ValueTask AnswerAsync(OnRejectedContext rejected, CancellationToken cancellation)
    {
        var http = rejected.HttpContext;
        if (http.GetEndpoint()?.Metadata.GetMetadata<EntryRefusals>() is not { } entry)
            return host?.Invoke(rejected, cancellation) ?? default;
        if (rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait))
            http.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return new(entry.RefuseAsync(http, Limited));
    }
}
