using System.Text;
using System.Text.Json;
using PhalNet.Conformance.Cases;
using PhalNet.Conformance.Http;

namespace PhalNet.Conformance.Tests;

/// <summary>Short factory methods for cases, replies and decisions.</summary>
internal static class A
{
    public static JsonElement Json(string text) => JsonElement.Parse(text);

    public static ConformanceCase Case(string expect, string config = "{}", string rule = "null", string id = "xx-1") =>
        CaseReader.Read(Json($$"""{"id":"{{id}}","config":{{config}},"rule":{{rule}},"request":{"method":"GET","path":"/"},"expect":{{expect}}}"""));

    public static RawReply Reply(string body, int status = 200, string? contentType = "application/json;charset=utf-8", string reason = "") =>
        new(status, reason, contentType is null ? [] : [new("Content-Type", contentType)], Encoding.UTF8.GetBytes(body));

    public static RawReply With(this RawReply reply, string name, string value) => reply with { Headers = [.. reply.Headers, new(name, value)] };

    public static DecisionIndex Decided(string id, DecisionKind kind, params int[] rets) => new([new Decision(id, kind, rets, "because")]);
}
