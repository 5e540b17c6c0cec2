using PhalNet.Conformance.Judging;
using Shouldly;
using Xunit;

namespace PhalNet.Conformance.Tests.Judging;

public sealed class MessageRuleTests
{
    [Theory]
    [InlineData("p", "p", true)]
    [InlineData("参数p缺失", "p", true)]
    [InlineData("p.len must be", "p", true)]
    [InlineData("map of p_x", "p", false)]
    [InlineData("top, p", "p", true)]
    [InlineData("value 15", "5", false)]
    [InlineData("value -5!", "5", true)]
    [InlineData("颜色不对了", "颜色不对", true)]
    [InlineData("xa", " a", false)]
    [InlineData("x a.", " a", true)]
    [InlineData("all App.User.login2", "App.User.login", false)]
    [InlineData("Hello, you", "Hello, ", true)]
    [InlineData("P", "p", false)]
    public void Mentions_ComparesAsciiAsWholeWords(string message, string mention, bool expected) =>
        MessageRule.Mentions(message, mention).ShouldBe(expected);

    [Theory]
    [InlineData("""{"empty":true}""", "", true)]
    [InlineData("""{"empty":true}""", "x", false)]
    [InlineData("""{"empty":false}""", "x", true)]
    [InlineData("""{"empty":false}""", "", false)]
    [InlineData("""{"equals":"note"}""", "note", true)]
    [InlineData("""{"equals":"note"}""", "notes", false)]
    [InlineData("""{"empty":false,"mentions":["a","7"]}""", "7 is not a", true)]
    [InlineData("""{"empty":false,"mentions":["a","7"]}""", "7 is none", false)]
    public void Message_FollowsItsRule(string rule, string message, bool passes)
    {
        var envelope = A.Json(System.Text.Json.JsonSerializer.Serialize(new { msg = message }));
        (MessageRule.Difference(A.Json(rule), envelope, "msg") is null).ShouldBe(passes);
    }

    [Fact]
    public void Message_ThatIsNoText_Fails() => MessageRule.Difference(A.Json("""{"empty":true}"""), A.Json("""{"msg":null}"""), "msg").ShouldBe("msg: no text there");
}
