using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace PhalNet.Hosting;

/// <summary>
/// The id of a request in its reply and in log messages, the same everywhere: 32 hexadecimal digits as in W3C Trace Context.
/// </summary>
internal sealed class RequestTraceId
{
    private readonly string _text;

    private RequestTraceId(ActivityTraceId id) => _text = id.ToHexString();

    public static string Of(HttpContext http)
    {
        var features = http.Features;
        if (features.Get<RequestTraceId>() is not { } id)
        {
            id = new(Find(http));
            features.Set(id);
        }

        return id._text;
    }

    // ASP.NET Core starts an activity, which adopts the caller's id, for each request with a listener or a log scope. Without one the
    // caller's id is read here.
    private static ActivityTraceId Find(HttpContext http)
    {
        if ((http.Features.Get<IHttpActivityFeature>()?.Activity ?? Activity.Current) is { IdFormat: ActivityIdFormat.W3C } activity)
            return activity.TraceId;
        return ActivityContext.TryParse(http.Request.Headers.TraceParent, null, out var sent)
            ? sent.TraceId
            : ActivityTraceId.CreateRandom();
    }
}
