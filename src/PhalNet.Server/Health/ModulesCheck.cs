using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace PhalNet.Server;

/// <summary>
/// Runs the health checks that modules have registered; the worst result counts. A module that cannot work is a reason to check the log,
/// but not to send callers of the other modules elsewhere.
/// </summary>
internal sealed class ModulesCheck(IServiceRegistry registry, IModuleHost modules) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var status = HealthStatus.Healthy;
        var answers = new List<string>();
        var missing = new Dictionary<string, object>();
        Exception? cause = null;
        foreach (var module in modules.Modules.Where(module => module.State is ModuleState.Faulted or ModuleState.Incompatible))
        {
            status = HealthStatus.Degraded;
            answers.Add($"{module.Name}: {string.Join(' ', module.Reasons)}");
            missing[module.Name] = module.State;
        }

        foreach (var (module, check) in Checks())
        {
            var answer = await AskAsync(module, check, cancellationToken);
            if (answer.Status == HealthStatus.Healthy)
                continue;
            status = answer.Status < status ? answer.Status : status;
            answers.Add($"{module}: {answer.Description ?? answer.Exception?.Message ?? answer.Status.ToString()}");
            cause ??= answer.Exception;
        }

        return new(status, string.Join("; ", answers), cause, missing);
    }

    private IEnumerable<(string Module, IHealthCheck Check)> Checks() =>
        from module in registry.Modules
        from check in module.Services.GetServices<IHealthCheck>()
        select (module.Name, check);

    // A failing check counts only for its module; the others still run.
    private static async Task<HealthCheckResult> AskAsync(string module, IHealthCheck check, CancellationToken cancellation)
    {
        try
        {
            return await check.CheckHealthAsync(
                new() { Registration = new(module, check, HealthStatus.Unhealthy, tags: null) }, cancellation);
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested)
        {
            return HealthCheckResult.Unhealthy(exception: exception);
        }
    }
}
