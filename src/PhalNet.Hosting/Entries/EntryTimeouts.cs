using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace PhalNet.Hosting;

/// <summary>
/// Enforces the time limit that <c>WithRequestTimeout</c> sets on an entry if the application's pipeline does not contain the timeouts
/// middleware, without which the limit would have no effect.
/// </summary>
internal sealed class EntryTimeouts(IEndpointRouteBuilder endpoints)
{
    /// <exception cref="StartException">The timeout services, or the named policy, are missing.</exception>
    public void TakeOver(EndpointBuilder endpoint)
    {
        var metadata = endpoint.Metadata;
        if (endpoint.RequestDelegate is not { } serve || metadata.OfType<DisableRequestTimeoutAttribute>().Any()
            || !metadata.Any(part => part is RequestTimeoutAttribute or RequestTimeoutPolicy))
            return;
        if (FindError(metadata.OfType<RequestTimeoutAttribute>().LastOrDefault()?.PolicyName) is { } error)
            throw new StartException($"{endpoint.DisplayName}: {error}");

        var timed = Middleware(endpoint, serve);
        endpoint.RequestDelegate = http => http.Features.Get<IHttpRequestTimeoutFeature>() is null ? timed(http) : serve(http);
    }

    private string? FindError(string? policy)
    {
        var options = endpoints.ServiceProvider.GetService<IOptions<RequestTimeoutOptions>>()?.Value;
        return policy is null || options?.Policies.ContainsKey(policy) == true
            ? null
            : $"WithRequestTimeout names the policy '{policy}', which does not exist: add it with "
                + $"'builder.Services.AddRequestTimeouts(options => options.AddPolicy(\"{policy}\", ...))'.";
    }

    // The middleware resolves its services when it is created.
    private RequestDelegate Middleware(EndpointBuilder endpoint, RequestDelegate serve)
    {
        var pipeline = endpoints.CreateApplicationBuilder();
        try
        {
            pipeline.UseRequestTimeouts().Run(serve);
            return pipeline.Build();
        }
        catch (InvalidOperationException)
        {
            throw new StartException($"{endpoint.DisplayName}: WithRequestTimeout needs the request timeout services of ASP.NET Core: "
                + "add 'builder.Services.AddRequestTimeouts()' before the application is built.");
        }
    }
}
