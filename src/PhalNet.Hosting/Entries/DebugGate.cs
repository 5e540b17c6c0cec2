using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace PhalNet.Hosting;

/// <summary>Decides whether the timeline of a request is recorded and shown.</summary>
internal sealed class DebugGate(PhalNetOptions options, TimeProvider time)
{
    private const string Parameter = "__debug__";

    public CallTrace Start(HttpRequest request) =>
        options.Debug == DebugMode.On || (options.Debug == DebugMode.OnRequest && Asks(request.QueryString))
            ? CallTrace.Start(time, options.DebugMemory)
            : CallTrace.None;

    private static bool Asks(QueryString query)
    {
        if (query.Value?.Contains(Parameter, StringComparison.Ordinal) != true)
            return false;
        var value = QueryHelpers.ParseQuery(query.Value).GetValueOrDefault(Parameter).LastOrDefault();
        return value is not (null or "" or "0");
    }
}
