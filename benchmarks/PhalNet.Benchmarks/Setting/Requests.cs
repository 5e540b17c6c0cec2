using System.Text;
using Microsoft.AspNetCore.Http.Features;

namespace PhalNet.Benchmarks.Setting;

/// <summary>Requests as the server passes them on, with replies that are discarded.</summary>
internal static class Requests
{
    public static HttpContext Get(string query) => Make("GET", $"?{query}", null, null);

    public static HttpContext Post(string query, string contentType, byte[] body) => Make("POST", $"?{query}", contentType, body);

    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static DefaultHttpContext Make(string method, string query, string? contentType, byte[]? body)
    {
        var request = new HttpRequestFeature { Method = method, Path = "/", QueryString = query, Body = body is null ? Stream.Null : new MemoryStream(body) };
        if (body is not null)
        {
            request.Headers.ContentType = contentType;
            request.Headers.ContentLength = body.Length;
        }

        var features = new FeatureCollection();
        features.Set<IHttpRequestFeature>(request);
        features.Set<IHttpRequestBodyDetectionFeature>(new BodyDetection(body is not null));
        features.Set<IHttpResponseFeature>(new HttpResponseFeature());
        features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(Stream.Null));
        return new DefaultHttpContext(features);
    }
}
