using System.Text.Json;
using PhalNet.Conformance.Cases;
using PhalNet.Conformance.Http;

namespace PhalNet.Conformance.Judging;

/// <summary>A reply parsed as an envelope, for rules that require an envelope with certain codes.</summary>
internal sealed record Envelope(int Ret, JsonElement Data)
{
    /// <summary>
    /// Requires HTTP 200 and the three members, as JSON or in the recorded format; the problem describes what is missing.
    /// </summary>
    public static (Envelope? Envelope, string? Problem) Read(ConformanceCase @case, RawReply reply)
    {
        var (names, media) = (EnvelopeNames.For(@case), MediaTypes.Parse(reply.ContentType).MediaType);
        if (reply.Status != 200) return (null, $"HTTP {reply.Status} where HTTP 200 is due");
        if (media != MediaTypes.Json && media != MediaTypes.Parse(@case.Expect.Text("contentType")).MediaType)
            return (null, $"Content-Type {Shown.Of(reply.ContentType)} is no JSON");
        if (!CaseJson.TryParse(reply.Body, out var root, out var problem)) return (null, $"the body is no JSON: {problem} {Shown.Of(reply.BodyText)}");
        if (!root.TryInteger(names.Ret, out var ret)) return (null, $"no integer {names.Ret} in {Shown.Of(root)}");
        if (root.Member(names.Data) is not { } data) return (null, $"no {names.Data} in {Shown.Of(root)}");
        if (root.Text(names.Message) is null) return (null, $"no text {names.Message} in {Shown.Of(root)}");
        return (new Envelope(ret, data), null);
    }

    /// <returns>Null if the reply is an envelope with one of the codes.</returns>
    public static string? Difference(ConformanceCase @case, RawReply reply, IReadOnlyList<int> rets)
    {
        var (envelope, problem) = Read(@case, reply);
        if (envelope is null) return problem;
        return rets.Contains(envelope.Ret) ? null : $"ret {envelope.Ret} is none of {string.Join(", ", rets)}";
    }
}
