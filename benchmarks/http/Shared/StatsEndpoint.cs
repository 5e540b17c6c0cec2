using System.Globalization;
using System.Runtime;

namespace PhalNet.Benchmarks.Http;

internal static class StatsEndpoint
{
    /// <summary>
    /// Maps <c>/__stats</c>, which returns the bytes allocated and the methods compiled since the process started; the driver reads it
    /// before and after each turn.
    /// </summary>
    public static void MapStats(this IEndpointRouteBuilder endpoints) =>
        endpoints.Map("/__stats", http => http.Response.WriteAsync(
            string.Create(CultureInfo.InvariantCulture, $"{GC.GetTotalAllocatedBytes(precise: true)} {JitInfo.GetCompiledMethodCount()}"), http.RequestAborted));
}
