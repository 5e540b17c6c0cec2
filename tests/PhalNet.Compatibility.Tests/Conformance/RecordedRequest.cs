using System.Text;
using System.Text.Json;

namespace PhalNet.Compatibility.Tests.Conformance;

/// <summary>Turns a recorded request into what a host would hand over.</summary>
internal static class RecordedRequest
{
    /// <summary>upload_max_filesize of the recording.</summary>
    private const long UploadLimit = 16 * 1024;

    public static PhpRequest Read(RecordedCase recorded)
    {
        JsonElement request = recorded.Request;
        string query = request.GetProperty("query").GetString()!;
        int fragment = query.IndexOf('#', StringComparison.Ordinal);
        string? contentType = request.GetProperty("contentType").GetString();
        byte[] body = Body(request);
        (List<KeyValuePair<string, string>> fields, List<UploadedPart> uploads) = MultipartBody.Read(contentType, body);
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
                RemoteAddress = "127.0.0.1",
                Order = IsGetPostCookie(recorded) ? RequestOrder.GetPostCookie : RequestOrder.GetPost,
            },
            UploadLimit);
    }

    public static string? Cookie(RecordedCase recorded, string name) =>
        recorded.Request.GetProperty("cookies").TryGetProperty(name, out JsonElement value) ? value.GetString() : null;

    private static bool IsGetPostCookie(RecordedCase recorded) =>
        recorded.Json.TryGetProperty("config", out JsonElement config)
        && config.ValueKind == JsonValueKind.Object
        && config.TryGetProperty("env", out JsonElement environment)
        && environment.TryGetProperty("request_order", out JsonElement order)
        && order.GetString() == "GPC";

    private static byte[] Body(JsonElement request)
    {
        if (request.TryGetProperty("bodyBase64", out JsonElement base64) && base64.ValueKind == JsonValueKind.String)
            return base64.GetBytesFromBase64();
        return request.TryGetProperty("body", out JsonElement text) && text.GetString() is { } body ? Encoding.UTF8.GetBytes(body) : [];
    }

    private static List<KeyValuePair<string, string>> Headers(JsonElement request, byte[] body)
    {
        List<KeyValuePair<string, string>> headers = [new("Host", "oracle.test")];
        if (body.Length > 0) headers.Add(new("Content-Length", body.Length.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        foreach (JsonProperty header in request.GetProperty("headers").EnumerateObject())
        {
            if (header.Value.ValueKind == JsonValueKind.Array)
                headers.AddRange(header.Value.EnumerateArray().Select(value => new KeyValuePair<string, string>(header.Name, value.GetString()!)));
            else
                headers.Add(new(header.Name, header.Value.GetString()!));
        }

        string cookies = string.Join("; ", request.GetProperty("cookies").EnumerateObject().Select(cookie => $"{cookie.Name}={cookie.Value.GetString()}"));
        if (cookies.Length > 0) headers.Add(new("Cookie", cookies));
        return headers;
    }
}
