using System.Text;
using System.Text.Json;
using PhalNet.Conformance.Cases;
using PhalNet.Conformance.Http;

namespace PhalNet.Conformance.Judging;

/// <summary>Compares a reply with the recording, in any of the formats of `expect`.</summary>
internal static class RecordingRule
{
    /// <returns>Null if the reply equals the recording, otherwise the first difference.</returns>
    public static string? Difference(ConformanceCase @case, RawReply reply)
    {
        var (expect, names) = (@case.Expect, EnvelopeNames.For(@case));
        _ = expect.TryInteger("status", out var status);
        if (reply.Status != status) return $"HTTP status: recorded {status}, got {reply.Status}: {Shown.Of(reply.BodyText)}";
        if (expect.Member("nonJson") is { ValueKind: JsonValueKind.True }) return null;
        if (expect.Member("headers") is { } headers && HeaderRule.Difference(headers, reply) is { } header) return header;
        if (expect.Member("json") is { } json)
            return MediaTypes.Difference(expect.Text("contentType"), reply.ContentType, null) ?? JsonDifference(expect, json, reply, names);
        return RecordedBody(expect) is { } body
            ? BodyDifference(expect.Text("contentType"), body, reply, names)
            : ShortDifference(expect, reply, names);
    }

    private static string? JsonDifference(JsonElement expect, JsonElement json, RawReply reply, EnvelopeNames names)
    {
        if (!CaseJson.TryParse(reply.Body, out var actual, out var problem)) return NoJson(reply, problem);
        var member = expect.Text("messageMember");
        return EnvelopeRule.Difference(json, actual, names, member)
            ?? (expect.Member("message") is { } message ? MessageRule.Difference(message, actual, member ?? names.Message) : null);
    }

    /// <summary>The short format: ret, data and message, without further members.</summary>
    private static string? ShortDifference(JsonElement expect, RawReply reply, EnvelopeNames names)
    {
        if (expect.Member("ret") is not { } ret || expect.Member("data") is not { } data) return "the recording has a format the runner does not know";
        if (!CaseJson.TryParse(reply.Body, out var actual, out var problem)) return NoJson(reply, problem);
        if (actual.Member(names.Ret) is not { } actualRet) return $"no {names.Ret} in {Shown.Of(actual)}";
        if (actual.Member(names.Data) is not { } actualData) return $"no {names.Data} in {Shown.Of(actual)}";
        var extra = actual.EnumerateObject().FirstOrDefault(member => member.Name != names.Ret && member.Name != names.Data && member.Name != names.Message);
        return JsonValues.Difference(ret, actualRet, $"$.{names.Ret}") is { } code ? $"{code} {Shown.Of(actual)}"
            : EnvelopeRule.DataDifference(data, actualData, $"$.{names.Data}")
            ?? (expect.Member("message") is { } message ? MessageRule.Difference(message, actual, names.Message) : null)
            ?? (extra.Value.ValueKind == JsonValueKind.Undefined ? null : $"$.{extra.Name}: not recorded, but {Shown.Of(extra.Value)}");
    }

    private static string? BodyDifference(string? contentType, byte[] body, RawReply reply, EnvelopeNames names)
    {
        if (MediaTypes.Parse(contentType).MediaType == MediaTypes.Script)
        {
            return MediaTypes.Difference(contentType, reply.ContentType, "application/javascript")
                ?? JsonpRule.Difference(Encoding.UTF8.GetString(body), reply.BodyText, names);
        }

        if (body.AsSpan().StartsWith("<?xml"u8))
            return MediaTypes.Difference(contentType, reply.ContentType, "application/xml") ?? XmlRule.Difference(body, reply.Body, names);
        return MediaTypes.Difference(contentType, reply.ContentType, null)
            ?? (body.AsSpan().SequenceEqual(reply.Body) ? null : $"body: recorded {Shown.Of(Encoding.UTF8.GetString(body))}, got {Shown.Of(reply.BodyText)}");
    }

    private static byte[]? RecordedBody(JsonElement expect) =>
        expect.Text("bodyBase64") is { } encoded ? Convert.FromBase64String(encoded)
            : expect.Text("body") is { } text ? Encoding.UTF8.GetBytes(text)
            : null;

    private static string NoJson(RawReply reply, string problem) =>
        reply.Body.Length == 0 ? "the body is empty" : $"the body is no JSON: {problem} {Shown.Of(reply.BodyText)}";
}
