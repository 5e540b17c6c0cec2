using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace PhalNet.Hosting;

internal static class CrossOrigin
{
    /// <summary>Answers preflight requests and adds the CORS headers, by ASP.NET Core's own rules.</summary>
    public static RequestDelegate Wrap(RequestDelegate next, CrossOriginOptions options, IServiceProvider services)
    {
        var policy = Policy(options);
        var cors = new CorsService(Options.Create(new CorsOptions()), services.GetRequiredService<ILoggerFactory>());
        return http =>
        {
            if (StringValues.IsNullOrEmpty(http.Request.Headers.Origin))
                return next(http);
            var result = cors.EvaluatePolicy(http, policy);
            cors.ApplyResult(result, http.Response);
            if (!result.IsPreflightRequest)
                return next(http);
            http.Response.StatusCode = StatusCodes.Status204NoContent;
            return Task.CompletedTask;
        };
    }

    private static CorsPolicy Policy(CrossOriginOptions options)
    {
        var builder = new CorsPolicyBuilder([.. options.Origins])
            .WithMethods("GET", "POST")
            .WithHeaders(options.Headers.Count == 0 ? ["*"] : [.. options.Headers])
            .SetPreflightMaxAge(options.MaxAge);
        return (options.AllowCredentials ? builder.AllowCredentials() : builder.DisallowCredentials()).Build();
    }
}
