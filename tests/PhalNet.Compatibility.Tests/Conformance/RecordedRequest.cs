using System.Text;
using System.Text.Json;

namespace PhalNet.Compatibility.Tests.Conformance;

/// <summary>Converts a recorded request to the form that a host passes on.</summary>
internal static class RecordedRequest
{
    /// <summary>upload_max_filesize of the recording.</summary>
    private const long UploadLimit = 16 * 1024;

    public static PhpRequest Read(RecordedCase recorded)
    {
        var request = recorded.Request;
        var query = request.GetProperty("query").GetString()!;
        var fragment = query.IndexOf('#', StringComparison.Ordinal);
        var contentType = request.GetProperty("contentType").GetString();
        var body = Body(request);
        var (fields, uploads) = MultipartBody.Read(contentType, body);
        return PhpRequestReader.Read(
            new PhpRequestSource
            {
                Method = request.GetProperty("method").GetString()!,
                Path = request.GetProperty("path").GetString()!,
                Query = fragment < 0 ? query : query[..fragment],
                ContentType = contentType,
                Headers = Headers(request, body),
                Body = body,
                Fields = fields,
                Uploads = uploads,
                Limits = new() { NameLength = 100_000 },
                RemoteAddress = "127.0.0.1",
                Order = IsGetPostCookie(recorded) ? RequestOrder.GetPostCookie : RequestOrder.GetPost,
            },
            UploadLimit);
    }

    public static string? Cookie(RecordedCase recorded, string name) =>
        recorded.Request.GetProperty("cookies").TryGetProperty(name, out var value) ? value.GetString() : null;

    private static bool IsGetPostCookie(RecordedCase recorded) =>
        recorded.Json.TryGetProperty("config", out var config)
        && config.ValueKind == JsonValueKind.Object
        && config.TryGetProperty("env", out var environment)
        && environment.TryGetProperty("request_order", out var order)
        && order.GetString() == "GPC";

    private static byte[] Body(JsonElement request)
    {
        if (request.TryGetProperty("bodyBase64", out var base64) && base64.ValueKind == JsonValueKind.String)
            return base64.GetBytesFromBase64();
        return request.TryGetProperty("body", out var text) && text.GetString() is { } body ? Encoding.UTF8.GetBytes(body) : [];
    }

    private static List<KeyValuePair<string, string>> Headers(JsonElement request, byte[] body)
    {
        List<KeyValuePair<string, string>> headers = [new("Host", "oracle.test")];
        if (body.Length > 0)
            headers.Add(new("Content-Length", body.Length.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        foreach (var header in request.GetProperty("headers").EnumerateObject())
        {
            if (header.Value.ValueKind == JsonValueKind.Array)
                headers.AddRange(header.Value.EnumerateArray().Select(value => new KeyValuePair<string, string>(header.Name, value.GetString()!)));
            else
                headers.Add(new(header.Name, header.Value.GetString()!));
        }

        var cookies = string.Join("; ", request.GetProperty("cookies").EnumerateObject().Select(cookie => $"{cookie.Name}={cookie.Value.GetString()}"));
        if (cookies.Length > 0)
            headers.Add(new("Cookie", cookies));
        return headers;
    }
}
