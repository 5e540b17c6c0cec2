using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace PhalNet.Hosting;

/// <summary>Marks the endpoint of an entry with what answers requests that never reach its handler.</summary>
/// <param name="Refuse">Answers with an envelope; <see cref="RefusedRequest"/> among the request's features says why.</param>
internal sealed record EntryRefusals(RequestDelegate Refuse)
{
    public Task RefuseAsync(HttpContext http, CallFailure reason)
    {
        http.Response.StatusCode = StatusCodes.Status200OK;
        http.Features.Set(new RefusedRequest(reason));
        return Refuse(http);
    }
}

/// <summary>Why a request has been refused.</summary>
internal sealed record RefusedRequest(CallFailure Reason);

/// <summary>
/// Answers with an envelope what the host's rate limiter rejects on an entry. Other endpoints are answered as the host says, and so is a
/// policy that has an <c>OnRejected</c> of its own.
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
