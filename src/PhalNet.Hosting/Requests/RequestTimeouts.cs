using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Timeouts;

namespace PhalNet.Hosting;

/// <summary>Distinguishes the host's time limit from a disconnected caller: both cancel <see cref="HttpContext.RequestAborted"/>.</summary>
internal static class RequestTimeouts
{
    public static readonly CallFailure Failure = new(504, "call.timeout");

    /// <summary>Whether ASP.NET Core's timeouts middleware has ended the request.</summary>
    public static bool HasEnded(HttpContext http) =>
        http.Features.Get<IHttpRequestTimeoutFeature>()?.RequestTimeoutToken.IsCancellationRequested == true;
}
