using PhalNet.Conformance.Cases;
using PhalNet.Conformance.Http;

namespace PhalNet.Conformance.Judging;

/// <summary>Judges replies of the compatible profile: by a decision about the case if there is one, else by the recording.</summary>
internal sealed class CaseJudge(DecisionIndex decisions) : IJudge
{
    /// <summary>Skips cases that depend on the clock: neither their ret nor their value can be predicted.</summary>
    public string? ReasonToSkip(ConformanceCase @case) =>
        decisions.For(@case.Id) is { } decision ? (decision.Kind == DecisionKind.Skip ? decision.Why : null)
            : @case.Volatile ? "depends on the clock"
            : null;

    public Verdict Judge(ConformanceCase @case, RawReply reply)
    {
        if (decisions.For(@case.Id) is not { } decision) return Verdict.From(RecordingRule.Difference(@case, reply));
        var envelope = Envelope.Difference(@case, reply, decision.Rets);
        if (envelope is null) return Verdict.Passed;
        if (decision.Kind == DecisionKind.Instead) return Verdict.Failed($"decided ({decision.Why}): {envelope}");
        return RecordingRule.Difference(@case, reply) is { } recorded
            ? Verdict.Failed($"{recorded}; decided as well ({decision.Why}): {envelope}")
            : Verdict.Passed;
    }
}
