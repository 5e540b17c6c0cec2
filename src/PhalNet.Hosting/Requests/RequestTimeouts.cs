using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Timeouts;

namespace PhalNet.Hosting;

/// <summary>Tells the host's time limit from the caller's leaving: both end <see cref="HttpContext.RequestAborted"/>.</summary>
internal static class RequestTimeouts
{
    public static readonly CallFailure Failure = new(504, "call.timeout");

    /// <summary>Whether the time limit of ASP.NET Core's middleware has ended the request.</summary>
    public static bool HasEnded(HttpContext http) =>
        http.Features.Get<IHttpRequestTimeoutFeature>()?.RequestTimeoutToken.IsCancellationRequested == true;
}
