using System.Globalization;
using System.Text;
using PhalNet.Conformance.Cases;

namespace PhalNet.Conformance.Http;

/// <summary>Writes a recorded request as bytes, adding only the Host and Content-Length headers that the recorder also sent.</summary>
internal static class RawRequestWriter
{
    public static byte[] Write(RecordedRequest request)
    {
        var head = new StringBuilder()
            .Append(request.Method).Append(' ').Append(request.Target).Append(" HTTP/1.1\r\n")
            .Append("Host: oracle.test\r\n");
        if (request.ContentType is { } contentType) Header(head, "Content-Type", contentType);
        foreach (var (name, value) in request.Headers) Header(head, name, value);
        if (request.Cookies.Count > 0) Header(head, "Cookie", string.Join("; ", request.Cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        if (request.Body is { } body) Header(head, "Content-Length", body.Length.ToString(CultureInfo.InvariantCulture));
        return [.. Encoding.UTF8.GetBytes(head.Append("\r\n").ToString()), .. request.Body ?? []];
    }

    private static void Header(StringBuilder head, string name, string value) => head.Append(name).Append(": ").Append(value).Append("\r\n");
}
