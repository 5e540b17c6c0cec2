using System.Text.Json;
using PhalNet.Conformance.Cases;
using PhalNet.Conformance.Http;

namespace PhalNet.Conformance.Judging;

/// <summary>
/// Judges replies of the Strict profile: always HTTP 200 and an envelope, with either a value of the declared type or a refusal;
/// ret 500 only if the rule itself is invalid.
/// </summary>
internal sealed class StrictJudge(DecisionIndex decisions) : IJudge
{
    private const int Refused = 400;
    private const int WrongRule = 500;

    public string? ReasonToSkip(ConformanceCase @case) => null;

    public Verdict Judge(ConformanceCase @case, RawReply reply)
    {
        var (envelope, problem) = Envelope.Read(@case, reply);
        if (envelope is null) return Verdict.Failed(problem!);
        return envelope.Ret switch
        {
            200 => Verdict.From(ValueProblem(@case, envelope.Data)),
            Refused => Verdict.Passed,
            WrongRule when RuleIsWrong(@case) => Verdict.Passed,
            WrongRule => Verdict.Failed($"ret 500, but nothing says that the rule is wrong: {Shown.Of(@case.Rule ?? default)} {Shown.Of(reply.BodyText)}"),
            var ret when ret == RefusalOfCallback(@case) => Verdict.Passed,
            var ret => Verdict.Failed($"ret {ret} is none of 200, 400: {Shown.Of(reply.BodyText)}"),
        };
    }

    private bool RuleIsWrong(ConformanceCase @case) =>
        (@case.Expect.TryInteger("ret", out var ret) && ret == WrongRule) || decisions.For(@case.Id)?.Rets.Contains(WrongRule) == true;

    /// <summary>A callback that refuses may add its own code to 400; only the recording contains it.</summary>
    private static int? RefusalOfCallback(ConformanceCase @case) =>
        @case.Expect.TryInteger("ret", out var ret) && ret is > Refused and < WrongRule ? ret : null;

    private static string? ValueProblem(ConformanceCase @case, JsonElement data)
    {
        if (data.Member("value") is not { } value) return $"no value in data {Shown.Of(data)}";
        if (@case.Rule is not { ValueKind: JsonValueKind.Object } rule) return null;
        return DeclaredType.Accepts(rule, value) ? null : $"value {Shown.Of(value)} is not of the declared type: {Shown.Of(rule)}";
    }
}
