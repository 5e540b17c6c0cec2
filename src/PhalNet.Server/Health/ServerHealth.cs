using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace PhalNet.Server;

internal static class ServerHealth
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    private static readonly JsonSerializerOptions Json =
        new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public static void AddServerHealth(this IServiceCollection services) => services.AddHealthChecks()
        .AddCheck<ServiceTableCheck>("services", timeout: Timeout)
        .AddCheck<ModulesCheck>("modules", timeout: Timeout);

    /// <summary>
    /// <c>/health/live</c> reports that the process responds, <c>/health/ready</c> that calls can be served: HTTP 200, or 503 if not.
    /// </summary>
    public static void MapServerHealth(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapHealthChecks("/health/live", new() { Predicate = _ => false, ResponseWriter = WriteAsync });
        endpoints.MapHealthChecks("/health/ready", new() { ResponseWriter = WriteAsync });
    }

    // Anyone may ask, so the response names the modules that do not serve but no cause; the log does.
    private static Task WriteAsync(HttpContext http, HealthReport report) => http.Response.WriteAsJsonAsync(
        new Answer(
            report.Status.ToString(),
            report.Entries.ToDictionary(entry => entry.Key, entry => entry.Value.Status.ToString()),
            report.Entries.Values.SelectMany(entry => entry.Data.Keys).ToArray() is { Length: > 0 } modules ? modules : null),
        Json);

    private sealed record Answer(string Status, IReadOnlyDictionary<string, string> Checks, IReadOnlyList<string>? Modules);
}

/// <summary>Whether there are services to call.</summary>
internal sealed class ServiceTableCheck(IServiceRegistry registry) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var count = registry.Current.Actions.Count;
            return Task.FromResult(HealthCheckResult.Healthy(count == 1 ? "1 action" : $"{count} actions"));
        }
        catch (InvalidOperationException exception)
        {
            return Task.FromResult(HealthCheckResult.Unhealthy(exception.Message));
        }
    }
}
