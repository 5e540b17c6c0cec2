using System.Globalization;
using System.Runtime;

namespace PhalNet.Benchmarks.Http;

internal static class StatsEndpoint
{
    /// <summary>
    /// Answers <c>/__stats</c> with the bytes allocated and the methods compiled since the process started; the driver asks before and after a drive.
    /// </summary>
    public static void MapStats(this IEndpointRouteBuilder endpoints) =>
        endpoints.Map("/__stats", http => http.Response.WriteAsync(
            string.Create(CultureInfo.InvariantCulture, $"{GC.GetTotalAllocatedBytes(precise: true)} {JitInfo.GetCompiledMethodCount()}"), http.RequestAborted));
}
