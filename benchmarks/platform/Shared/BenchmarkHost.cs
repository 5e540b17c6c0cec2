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
    /// Adds <c>/__stats</c>, and <c>/__heap</c>: a full collection, then the bytes that are left; with <c>?compact</c> what is free goes
    /// back to the system as well.
    /// </summary>
    public static void MapMeasurements(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapStats();
        endpoints.Map("/__heap", http =>
        {
            var compact = http.Request.Query.ContainsKey("compact");
            GC.Collect(GC.MaxGeneration, compact ? GCCollectionMode.Aggressive : GCCollectionMode.Forced, blocking: true, compact);
            GC.WaitForPendingFinalizers();
            return http.Response.WriteAsync($"{GC.GetTotalMemory(forceFullCollection: true)}", http.RequestAborted);
        });
    }
}
