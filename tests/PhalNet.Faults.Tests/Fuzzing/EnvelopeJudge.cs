using System.Text;
using System.Text.Json;
using System.Xml.Linq;

namespace PhalNet.Faults.Tests;

/// <summary>Whether a reply is acceptable for an untrusted client: an envelope, or a refusal of the web server itself.</summary>
internal static class EnvelopeJudge
{
    private const string Script = "application/javascript;charset=utf-8";
    private const string Xml = "application/xml;charset=utf-8";
    private const string Json = "application/json;charset=utf-8";

    private static readonly int[] OwnRefusals = [400, 404, 405, 408, 411, 413, 414, 415, 417, 431, 505];

    /// <returns>The error; null for none.</returns>
    public static string? FindFault(int status, string? contentType, byte[] body, bool hasBody = true)
    {
        if (body.Length == 0)
            return !hasBody || OwnRefusals.Contains(status) || status is 204 or 304 ? null : $"HTTP {status} without a body";
        if (status is not (200 or 404 or 405))
            return $"HTTP {status} with a body";
        try
        {
            return contentType switch
            {
                Json => OfJson(body),
                Xml => OfXml(body),
                Script => OfScript(Encoding.UTF8.GetString(body)),
                _ => $"the type {contentType}",
            };
        }
        catch (Exception exception) when (exception is JsonException or System.Xml.XmlException or InvalidOperationException)
        {
            return $"no envelope: {exception.Message}";
        }
    }

    private static string? OfScript(string text) =>
        text.StartsWith("/**/", StringComparison.Ordinal) && text.EndsWith(");", StringComparison.Ordinal)
        ? OfJson(Encoding.UTF8.GetBytes(text[(text.IndexOf('(', StringComparison.Ordinal) + 1)..^2]))
        : "no call of a function";

    private static string? OfJson(byte[] body)
    {
        using var document = JsonDocument.Parse(body, new() { MaxDepth = 1000 });
        var envelope = document.RootElement;
        if (envelope.ValueKind != JsonValueKind.Object
            || !envelope.TryGetProperty("ret", out var ret) || !envelope.TryGetProperty("data", out _)
            || !envelope.TryGetProperty("msg", out var message) || message.ValueKind != JsonValueKind.String)
            return "a member is missing";
        return OfRet(ret.GetInt32());
    }

    private static string? OfXml(byte[] body)
    {
        using var stream = new MemoryStream(body);
        var root = XDocument.Load(stream).Root!;
        return root.Element("ret") is { } ret && root.Element("data") is not null && root.Element("msg") is not null
            ? OfRet((int)ret)
            : "an element is missing";
    }

    private static string? OfRet(int ret) => ret is 200 or (>= 400 and < 500) or 503 ? null : $"ret {ret}";
}
