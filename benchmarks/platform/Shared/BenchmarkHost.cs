using PhalNet.Benchmarks.Http;

namespace PhalNet.Benchmarks.Platform;

/// <summary>What the hosts that are compared have in common.</summary>
internal static class BenchmarkHost
{
    /// <summary>
    /// A builder without log providers, and with the one setting of Kestrel that PhalNet's server host changes for every reply.
    /// </summary>
    public static WebApplicationBuilder CreateBuilder(string[] arguments)
    {
        var builder = WebApplication.CreateBuilder(arguments);
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        return builder;
    }

    /// <summary>
    /// Adds <c>/__stats</c>, and <c>/__heap</c>: a full collection, then the bytes that are left. The driver asks before memory is
    /// measured.
    /// </summary>
    public static void MapMeasurements(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapStats();
        endpoints.Map("/__heap", http =>
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
            return http.Response.WriteAsync($"{GC.GetTotalMemory(forceFullCollection: true)}", http.RequestAborted);
        });
    }
}
