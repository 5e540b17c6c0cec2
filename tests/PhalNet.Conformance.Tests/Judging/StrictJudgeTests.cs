using PhalNet.Conformance.Cases;
using PhalNet.Conformance.Judging;
using Shouldly;
using Xunit;

namespace PhalNet.Conformance.Tests.Judging;

public sealed class StrictJudgeTests
{
    private const string Recorded = """{"status":200,"ret":200,"data":{"value":1},"message":{"empty":true}}""";

    [Theory]
    [InlineData("""{"name":"p","type":"int"}""", "1", true)]
    [InlineData("""{"name":"p","type":"int"}""", "null", true)]
    [InlineData("""{"name":"p","type":"int","require":true}""", "null", false)]
    [InlineData("""{"name":"p","type":"int","require":"0"}""", "null", true)]
    [InlineData("""{"name":"p","type":"INT"}""", "1.5", false)]
    [InlineData("""{"name":"p","type":"int"}""", "\"1\"", false)]
    [InlineData("""{"name":"p","type":"float"}""", "1.5", true)]
    [InlineData("""{"name":"p","type":"float"}""", "\"1.5\"", false)]
    [InlineData("""{"name":"p"}""", "\"x\"", true)]
    [InlineData("""{"name":"p","type":"0"}""", "5", false)]
    [InlineData("""{"name":"p","type":"boolean"}""", "1", false)]
    [InlineData("""{"name":"p","type":"date"}""", "\"2019\"", true)]
    [InlineData("""{"name":"p","type":"date","format":"timestamp"}""", "\"2019\"", false)]
    [InlineData("""{"name":"p","type":"date","format":"timestamp"}""", "1551412800", true)]
    [InlineData("""{"name":"p","type":"array"}""", "{}", true)]
    [InlineData("""{"name":"p","type":"array"}""", "\"a\"", false)]
    [InlineData("""{"name":"p","type":"enum","range":["a"]}""", "[]", false)]
    [InlineData("""{"name":"p","type":"file"}""", "\"a\"", false)]
    [InlineData("""{"name":"p","type":"file"}""", "[{\"name\":\"a.txt\"}]", true)]
    [InlineData("""{"name":"p","type":"int","on_after_parse":"strval"}""", "\"1\"", true)]
    [InlineData("""{"name":"p","type":"callback","require":true}""", "null", true)]
    [InlineData("null", "null", true)]
    public void Value_IsOfTheDeclaredType(string rule, string value, bool passes) =>
        Passes(A.Case(Recorded, rule: rule), $$$"""{"ret":200,"data":{"value":{{{value}}}},"msg":""}""").ShouldBe(passes);

    [Theory]
    [InlineData("""{"ret":400,"data":{},"msg":"no"}""", 200, true)]
    [InlineData("""{"ret":400,"data":{},"msg":"no"}""", 400, false)]
    [InlineData("""{"ret":500,"data":{},"msg":"no"}""", 200, false)]
    [InlineData("""{"ret":404,"data":{},"msg":"no"}""", 200, false)]
    [InlineData("""{"ret":200,"data":{},"msg":""}""", 200, false)]
    [InlineData("", 200, false)]
    public void Reply_IsAnEnvelopeOrARefusal(string body, int status, bool passes) => Passes(A.Case(Recorded), body, status).ShouldBe(passes);

    [Fact]
    public void Ret500_NeedsAWrongRule()
    {
        const string body = """{"ret":500,"data":{},"msg":"no"}""";
        Passes(A.Case("""{"status":200,"ret":500,"data":{}}"""), body).ShouldBeTrue();
        new StrictJudge(A.Decided("xx-1", DecisionKind.RecordedOr, 400, 500)).Judge(A.Case(Recorded), A.Reply(body)).ShouldBe(Verdict.Passed);
        new StrictJudge(A.Decided("xx-1", DecisionKind.RecordedOr, 400)).Judge(A.Case(Recorded), A.Reply(body)).Kind.ShouldBe(VerdictKind.Failed);
    }

    [Fact]
    public void CallbackMayRefuseWithItsRecordedCode() =>
        Passes(A.Case("""{"status":200,"ret":405,"data":{}}"""), """{"ret":405,"data":{},"msg":"no"}""").ShouldBeTrue();

    private static bool Passes(ConformanceCase @case, string body, int status = 200) =>
        new StrictJudge(DecisionIndex.Empty).Judge(@case, A.Reply(body, status)).Kind == VerdictKind.Passed;
}
