using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace PhalNet.Hosting;

/// <summary>Answers preflight requests and adds the CORS headers, according to ASP.NET Core's CORS policies.</summary>
internal sealed class CrossOrigin(
    RequestDelegate next, EntryOptions entry, EntryMethods methods, CallPaths paths, IServiceProvider services)
{
    private readonly CorsPolicy _policy = Policy(entry.Cors);
    private readonly CorsService _cors = new(Options.Create(new CorsOptions()), services.GetRequiredService<ILoggerFactory>());

    public Task HandleAsync(HttpContext http)
    {
        if (StringValues.IsNullOrEmpty(http.Request.Headers.Origin))
            return next(http);
        if (Preflight.Is(http.Request))
            return AnswerAsync(http);
        _cors.ApplyResult(_cors.EvaluatePolicy(http, _policy), http.Response);
        return next(http);
    }

    // For an origin that is not allowed, the reply has no CORS headers, so the browser does not send the request.
    private Task AnswerAsync(HttpContext http)
    {
        var asked = http.Request.Headers.AccessControlRequestMethod.ToString();
        var verbs = methods.Of(paths.ServiceOf(http), asked);
        var result = _cors.EvaluatePolicy(http, _policy);
        result.AllowedMethods.Clear();
        foreach (var verb in verbs)
            result.AllowedMethods.Add(verb);
        if (entry.Cors.Origins.Count > 0)
            _cors.ApplyResult(result, http.Response);
        http.Response.Headers[HeaderNames.Allow] = string.Join(", ", verbs);
        http.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    private static CorsPolicy Policy(CrossOriginOptions options)
    {
        var builder = new CorsPolicyBuilder([.. options.Origins])
            .WithMethods("GET", "POST")
            .WithHeaders(options.Headers.Count == 0 ? ["*"] : [.. options.Headers])
            .WithExposedHeaders([.. options.ExposedHeaders])
            .SetPreflightMaxAge(options.MaxAge);
        return (options.AllowCredentials ? builder.AllowCredentials() : builder.DisallowCredentials()).Build();
    }
}
