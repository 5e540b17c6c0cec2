using System.Globalization;

namespace PhalNet.Benchmarks.Http;

internal static class StatsEndpoint
{
    /// <summary>Answers <c>/__stats</c> with the bytes allocated since the process started; the driver asks before and after a drive.</summary>
    public static void MapStats(this IEndpointRouteBuilder endpoints) =>
        endpoints.Map("/__stats", http => http.Response.WriteAsync(
            GC.GetTotalAllocatedBytes(precise: true).ToString(CultureInfo.InvariantCulture), http.RequestAborted));
}
