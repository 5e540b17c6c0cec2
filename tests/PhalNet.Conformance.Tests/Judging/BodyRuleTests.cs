using System.Text;
using PhalNet.Conformance.Judging;
using Shouldly;
using Xunit;

namespace PhalNet.Conformance.Tests.Judging;

public sealed class BodyRuleTests
{
    private const string Jsonp = """cb({"ret":401,"data":{},"msg":"no"})""";
    private const string Xml = "<?xml version=\"1.0\" encoding=\"utf-8\"?><xml><ret><![CDATA[200]]></ret><data><a><![CDATA[<x>]]></a></data><msg><![CDATA[no]]></msg></xml>";

    [Theory]
    [InlineData("""cb({"data":{},"msg":"oh no","ret":401})""", true)]
    [InlineData("""/**/cb({"data":{},"msg":"no","ret":401});""", true)]
    [InlineData("""cx({"ret":401,"data":{},"msg":"no"})""", false)]
    [InlineData("""cb({"ret":401,"data":[],"msg":"no"})""", false)]
    [InlineData("""cb({"ret":401,"data":{},"msg":"yes"})""", false)]
    [InlineData("""{"ret":401,"data":{},"msg":"no"}""", false)]
    [InlineData("cb()", false)]
    public void Jsonp_ComparesCallbackAndValue(string actual, bool passes) =>
        (JsonpRule.Difference(Jsonp, actual, EnvelopeNames.Plain) is null).ShouldBe(passes);

    [Fact]
    public void Jsonp_RecordedEmpty_TakesTheSameOrARefusal()
    {
        JsonpRule.Difference("cb()", "/**/cb();", EnvelopeNames.Plain).ShouldBeNull();
        JsonpRule.Difference("cb()", """cb({"ret":500,"data":{},"msg":"no"})""", EnvelopeNames.Plain).ShouldBeNull();
        JsonpRule.Difference("cb()", """cb({"ret":200,"data":{},"msg":""})""", EnvelopeNames.Plain).ShouldNotBeNull();
    }

    [Theory]
    [InlineData("text/javascript; charset=utf-8", true)]
    [InlineData("application/javascript;charset=utf-8", true)]
    [InlineData("application/json;charset=utf-8", false)]
    public void Jsonp_AllowsEitherScriptType(string contentType, bool passes)
    {
        var @case = A.Case(System.Text.Json.JsonSerializer.Serialize(new { status = 200, contentType = "text/javascript; charset=utf-8", body = Jsonp }));
        (RecordingRule.Difference(@case, A.Reply(Jsonp, contentType: contentType)) is null).ShouldBe(passes);
    }

    [Theory]
    [InlineData("<xml>\n  <ret>200</ret><data><a>&lt;x&gt;</a></data><msg>no way</msg></xml>", null)]
    [InlineData("<xml><ret>200</ret><data><a>&lt;y&gt;</a></data><msg>no</msg></xml>", "<xml><data><a>: recorded \"<x>\", got \"<y>\"")]
    [InlineData("<xml><ret>200</ret><data><b>&lt;x&gt;</b></data><msg>no</msg></xml>", "<xml><data><a>: recorded <a>, got <b>")]
    [InlineData("<xml><data><a>&lt;x&gt;</a></data><ret>200</ret><msg>no</msg></xml>", null)]
    [InlineData("<xml><ret>200</ret><data><a>&lt;x&gt;</a></data><msg>yes</msg></xml>", "<xml><msg>: \"yes\" does not contain \"no\"")]
    [InlineData("<xml><ret>200</ret><data/><msg>no</msg></xml>", "<xml><data>: recorded <a>, got no elements")]
    public void Xml_ComparesNamesAndTexts(string actual, string? difference) => XmlDifference(actual).ShouldBe(difference);

    [Fact]
    public void Xml_NotWellFormed_Fails() => XmlDifference("<xml>").ShouldNotBeNull().ShouldStartWith("body: no XML");

    private static string? XmlDifference(string actual) =>
        XmlRule.Difference(Encoding.UTF8.GetBytes(Xml), Encoding.UTF8.GetBytes(actual), EnvelopeNames.Plain);
}
