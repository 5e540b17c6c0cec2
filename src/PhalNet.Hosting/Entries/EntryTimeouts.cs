using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace PhalNet.Hosting;

/// <summary>
/// Keeps the time limit that an entry was given by <c>WithRequestTimeout</c> where the application's pipeline does not have the middleware
/// for it, which would leave the limit without effect.
/// </summary>
internal sealed class EntryTimeouts(IEndpointRouteBuilder endpoints)
{
    /// <exception cref="StartException">What keeps the limit, or the policy it names, is missing.</exception>
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
            : $"WithRequestTimeout names the policy '{policy}', which does not exist: add it by "
                + $"'builder.Services.AddRequestTimeouts(options => options.AddPolicy(\"{policy}\", ...))'.";
    }

    // It looks for its services when it is made.
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
            throw new StartException($"{endpoint.DisplayName}: WithRequestTimeout needs the services of ASP.NET Core that keep the time: "
                + "add 'builder.Services.AddRequestTimeouts()' before the application is built.");
        }
    }
}
