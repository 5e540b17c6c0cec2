using PhalNet.Conformance.Cases;
using PhalNet.Conformance.Judging;
using Shouldly;
using Xunit;

namespace PhalNet.Conformance.Tests.Judging;

public sealed class CaseJudgeTests
{
    private const string Recorded = """{"status":200,"ret":200,"data":{"value":1},"message":{"empty":true}}""";
    private const string AsRecorded = """{"ret":200,"data":{"value":1},"msg":""}""";
    private const string Refusal = """{"ret":400,"data":{},"msg":"no"}""";

    private static readonly ConformanceCase Case = A.Case(Recorded);

    [Fact]
    public void NoDecision_ComparesWithTheRecording()
    {
        var judge = new CaseJudge(DecisionIndex.Empty);
        judge.Judge(Case, A.Reply(AsRecorded)).ShouldBe(Verdict.Passed);
        judge.Judge(Case, A.Reply(Refusal)).Kind.ShouldBe(VerdictKind.Failed);
    }

    [Theory]
    [InlineData(Refusal, 200, true)]
    [InlineData(Refusal, 500, false)]
    [InlineData(AsRecorded, 200, false)]
    [InlineData("", 200, false)]
    [InlineData("""{"ret":400,"msg":"no"}""", 200, false)]
    [InlineData("""{"ret":"400","data":{},"msg":"no"}""", 200, false)]
    public void Instead_PassesOnlyWithAListedEnvelope(string body, int status, bool passes) =>
        (new CaseJudge(A.Decided("xx-1", DecisionKind.Instead, 400)).Judge(Case, A.Reply(body, status)).Kind == VerdictKind.Passed).ShouldBe(passes);

    [Theory]
    [InlineData(Refusal, true)]
    [InlineData(AsRecorded, true)]
    [InlineData("""{"ret":500,"data":{},"msg":"no"}""", false)]
    [InlineData("""{"ret":200,"data":{"value":2},"msg":""}""", false)]
    public void RecordedOr_PassesWithEither(string body, bool passes) =>
        (new CaseJudge(A.Decided("xx-1", DecisionKind.RecordedOr, 400)).Judge(Case, A.Reply(body)).Kind == VerdictKind.Passed).ShouldBe(passes);

    [Theory]
    [InlineData("text/plain", "text/plain;charset=UTF-8", true)]
    [InlineData("text/plain", "application/json;charset=utf-8", false)]
    [InlineData("application/json", "text/plain;charset=UTF-8", true)]
    public void Envelope_IsJsonOrOfTheRecordedMediaType(string actual, string recorded, bool passes)
    {
        var @case = A.Case($$"""{"status":200,"contentType":"{{recorded}}","json":{"ret":200,"data":1},"messageMember":"msg"}""");
        var judge = new CaseJudge(A.Decided("xx-1", DecisionKind.RecordedOr, 400));
        (judge.Judge(@case, A.Reply(Refusal, contentType: actual)).Kind == VerdictKind.Passed).ShouldBe(passes);
    }

    [Fact]
    public void Skip_AndVolatile_AreNotSent()
    {
        new CaseJudge(A.Decided("xx-1", DecisionKind.Skip)).ReasonToSkip(Case).ShouldBe("because");
        new CaseJudge(DecisionIndex.Empty).ReasonToSkip(Case with { Volatile = true }).ShouldBe("depends on the clock");
        new CaseJudge(A.Decided("xx-1", DecisionKind.Instead, 400)).ReasonToSkip(Case).ShouldBeNull();
    }

    [Fact]
    public void Failure_IsOneLine() =>
        new CaseJudge(DecisionIndex.Empty).Judge(Case, A.Reply("a\r\nb\u0085c")).Detail.ShouldNotContain(c => char.IsControl(c));
}
