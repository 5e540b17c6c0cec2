using System.Xml.Linq;

namespace PhalNet.Descriptions.Tests.Comments;

public sealed class CommentReaderTests
{
    [Theory]
    [InlineData("406: the token has expired.", 406, "The token has expired.")]
    [InlineData("  406 ： 令牌已过期。", 406, "令牌已过期。")]
    [InlineData("100001: <c>x</c> is taken.", 100001, "`x` is taken.")]
    public void Error_WithARet_IsOne(string text, int ret, string description) =>
        Read($"<exception cref=\"T:PhalNet.CallException\">{text}</exception>").Errors.ShouldBe([new ErrorComment(ret, description)]);

    [Theory]
    [InlineData("the token has expired.")]
    [InlineData("99999999999: far too much.")]
    [InlineData("")]
    public void Error_WithoutARet_IsLeftOut(string text) =>
        Read($"<exception cref=\"T:System.Exception\">{text}</exception>").Errors.ShouldBeEmpty();

    [Fact]
    public void Comment_WithAllParts_HasThem()
    {
        var comment = Read(
            "<summary>S</summary><remarks>R</remarks><returns>Q</returns><example>E</example><param name=\"p\" example=\"x\">P</param><param>none</param>"
            + "<inheritdoc cref=\"M:Some.Type.Method\"/>");

        comment.Summary.ShouldBe("S");
        comment.Remarks.ShouldBe("R");
        comment.Returns.ShouldBe("Q");
        comment.Example.ShouldBe("E");
        comment.Parameters.ShouldHaveSingleItem().ShouldBe(new("p", new ParameterComment("P", "x")));
        comment.Inherits.ShouldBeTrue();
        comment.InheritsFrom.ShouldBe("M:Some.Type.Method");
    }

    [Fact]
    public void Comment_OfAProperty_SaysItsValue() => Read("<value>The value.</value>").Returns.ShouldBe("The value.");

    private static MemberComment Read(string xml) => CommentReader.Read(XElement.Parse($"<member>{xml}</member>", LoadOptions.PreserveWhitespace));
}
