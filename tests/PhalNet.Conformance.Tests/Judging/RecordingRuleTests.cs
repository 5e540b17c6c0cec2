using PhalNet.Conformance.Judging;
using Shouldly;
using Xunit;

namespace PhalNet.Conformance.Tests.Judging;

public sealed class RecordingRuleTests
{
    private const string Full = """{"status":200,"contentType":"application/json;charset=utf-8","json":DATA,"messageMember":"msg","message":{"empty":true}}""";

    [Theory]
    [InlineData("""{"a":7,"b":[1e100]}""", """{"b":[1.0E+100],"a":7.0}""")]
    [InlineData("""{"a":-0.0}""", """{"a":0}""")]
    [InlineData("""{"a":"é/"}""", """{"a":"\u00e9\/"}""")]
    [InlineData("""{"a":[]}""", """{"a":{}}""")]
    [InlineData("""{"a":[{}]}""", """{"a":[[]]}""")]
    [InlineData("9223372036854775807", "9223372036854775807")]
    [InlineData("9.223372036854776e18", "9223372036854775808")]
    [InlineData("""{"tmp_name":"{tmp}"}""", """{"tmp_name":"/somewhere"}""")]
    public void Json_EqualAsValue_Passes(string recorded, string actual) => Difference(recorded, actual).ShouldBeNull();

    [Theory]
    [InlineData("""{"a":7}""", """{"a":"7"}""", "$.data.a: recorded 7, got \"7\"")]
    [InlineData("""{"a":7}""", """{"a":7,"b":1}""", "$.data.b: not recorded, but 1")]
    [InlineData("""{"a":{"b":1}}""", """{"a":{}}""", "$.data.a.b: missing")]
    [InlineData("[1,2]", "[1]", "$.data: recorded 2 elements, got 1: [1]")]
    [InlineData("[1,2]", "[2,1]", "$.data[0]: recorded 1, got 2")]
    [InlineData("{}", "[]", "$.data: recorded {}, got []")]
    [InlineData("[]", "{}", "$.data: recorded [], got {}")]
    [InlineData("""{"a":0}""", """{"a":false}""", "$.data.a: recorded 0, got false")]
    [InlineData("""{"a":null}""", """{"a":""}""", "$.data.a: recorded null, got \"\"")]
    [InlineData("""{"a":[]}""", """{"a":null}""", "$.data.a: recorded [], got null")]
    [InlineData("9223372036854775807", "9223372036854775806", "$.data: recorded 9223372036854775807, got 9223372036854775806")]
    [InlineData("""{"tmp_name":"{tmp}"}""", """{"tmp_name":""}""", "$.data.tmp_name: recorded \"{tmp}\", got \"\"")]
    public void Json_Unequal_TellsTheFirstDifference(string recorded, string actual, string difference) =>
        Difference(recorded, actual).ShouldBe(difference);

    [Theory]
    [InlineData("application/json; charset=UTF-8", null)]
    [InlineData("application/json", "Content-Type: recorded \"application/json;charset=utf-8\", got \"application/json\"")]
    [InlineData("text/json;charset=utf-8", "Content-Type: recorded \"application/json;charset=utf-8\", got \"text/json;charset=utf-8\"")]
    [InlineData(null, "Content-Type: recorded \"application/json;charset=utf-8\", got none")]
    public void ContentType_ComparesMediaTypeAndCharset(string? actual, string? difference) =>
        RecordingRule.Difference(A.Case(Full.Replace("DATA", """{"ret":200}""", StringComparison.Ordinal)), A.Reply("""{"ret":200,"msg":""}""", contentType: actual))
            .ShouldBe(difference);

    [Fact]
    public void Status_Differs_Fails() =>
        RecordingRule.Difference(A.Case("""{"status":200,"nonJson":true}"""), A.Reply("oh", 500)).ShouldBe("HTTP status: recorded 200, got 500: \"oh\"");

    [Fact]
    public void NonJson_ChecksTheStatusAlone() => RecordingRule.Difference(A.Case("""{"status":500,"nonJson":true}"""), A.Reply("oh", 500)).ShouldBeNull();

    [Theory]
    [InlineData("""{"ret":400,"data":{},"msg":"p is missing"}""", null)]
    [InlineData("""{"ret":400,"data":{},"msg":"it is missing"}""", "msg: \"it is missing\" does not mention \"p\"")]
    [InlineData("""{"ret":400,"data":{},"msg":"p","debug":{}}""", "$.debug: not recorded, but {}")]
    [InlineData("""{"ret":200,"data":{},"msg":"p"}""", "$.ret: recorded 400, got 200 {\"ret\":200,\"data\":{},\"msg\":\"p\"}")]
    [InlineData("""{"ret":400,"data":[],"msg":"p"}""", "$.data: recorded {}, got []")]
    [InlineData("""{"ret":400,"data":{}}""", "msg: no text there")]
    [InlineData("""{"ret":400,"msg":"p"}""", "no data in {\"ret\":400,\"msg\":\"p\"}")]
    [InlineData("", "the body is empty")]
    public void ShortFormat_ComparesRetDataAndMessage(string body, string? difference) =>
        RecordingRule.Difference(A.Case("""{"status":200,"ret":400,"data":{},"message":{"empty":false,"mentions":["p"]}}"""), A.Reply(body)).ShouldBe(difference);

    [Fact]
    public void DuplicateMember_IsNoJson() =>
        RecordingRule.Difference(A.Case("""{"status":200,"ret":1,"data":1}"""), A.Reply("""{"ret":1,"ret":1,"data":1}""")).ShouldNotBeNull().ShouldStartWith("the body is no JSON");

    [Fact]
    public void UnusualHeaders_MustBeThere_AndTheReasonDoesNotCount()
    {
        var @case = A.Case("""{"status":302,"reason":"Found","headers":[["X-A","two"]],"contentType":"text/plain","body":"x"}""");
        var reply = A.Reply("x", 302, "text/plain", "Found");
        RecordingRule.Difference(@case, reply.With("x-a", "two")).ShouldBeNull();
        RecordingRule.Difference(@case, reply).ShouldBe("header X-A: recorded \"two\", got none");
        RecordingRule.Difference(@case, reply.With("X-A", "one").With("X-A", "two")).ShouldBe("header X-A: recorded \"two\", got \"one | two\"");
        RecordingRule.Difference(@case, reply.With("X-A", "two") with { Reason = "Moved" }).ShouldBeNull();
    }

    [Fact]
    public void RenamedMembers_AreJudgedByTheirRole()
    {
        var @case = A.Case(
            """{"status":200,"json":{"code":200,"result":{}},"messageMember":"note","message":{"equals":"hi"},"contentType":"application/json"}""",
            """{"sys.response.structure_map":{"ret":"code","data":"result","msg":"note","debug":"0"}}""");
        RecordingRule.Difference(@case, A.Reply("""{"note":"hi","code":200,"result":{}}""", contentType: "application/json")).ShouldBeNull();
        RecordingRule.Difference(@case, A.Reply("""{"note":"hi","code":200,"result":[]}""", contentType: "application/json")).ShouldBe("$.result: recorded {}, got []");
        RecordingRule.Difference(@case, A.Reply("""{"note":"ho","code":200,"result":{}}""", contentType: "application/json")).ShouldBe("note: recorded \"hi\", got \"ho\"");
    }

    private static string? Difference(string recorded, string actual) => RecordingRule.Difference(
        A.Case(Full.Replace("DATA", $$"""{"ret":200,"data":{{recorded}}}""", StringComparison.Ordinal)),
        A.Reply($$"""{"ret":200,"data":{{actual}},"msg":""}"""));
}
