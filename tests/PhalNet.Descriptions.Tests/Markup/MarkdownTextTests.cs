namespace PhalNet.Descriptions.Tests.Markup;

public sealed class MarkdownTextTests
{
    [Theory]
    [InlineData("plain words", "plain words")]
    [InlineData("a|b", @"a\|b")]
    [InlineData(@"a\|b", @"a\|b")]
    [InlineData(@"a\\|b", @"a\\\|b")]
    [InlineData("`a|b`", @"`a\|b`")]
    [InlineData("wrapped\nline", "wrapped line")]
    [InlineData("one\n\ntwo", "one<br>two")]
    [InlineData("these:\r\n- one\r\n- two", "these:<br>- one<br>- two")]
    [InlineData("<script>x</script>", @"\<script>x\</script>")]
    [InlineData("`<b>` and <b>", @"`<b>` and \<b>")]
    [InlineData("see <https://example.com>", "see <https://example.com>")]
    [InlineData("  ", "–")]
    public void Cell_OfMarkdown_IsOneLineThatKeepsItsMeaning(string markdown, string cell) => MarkdownText.Cell(markdown).ShouldBe(cell);

    [Theory]
    [InlineData("value", "`value`")]
    [InlineData("", "`  `")]
    [InlineData("a`b", "``a`b``")]
    [InlineData("`a", "`` `a ``")]
    [InlineData("a\r\nb", "`a b`")]
    public void Code_OfValue_HoldsItWhole(string value, string code) => MarkdownText.Code(value).ShouldBe(code);

    [Theory]
    [InlineData("a snake_case name", "a snake_case name")]
    [InlineData("_emphasis_", @"\_emphasis\_")]
    [InlineData("*a* [b](c) <d> `e` \\", @"\*a\* \[b\](c) \<d\> \`e\` \\")]
    [InlineData("AT&T &amp; more", @"AT&T \&amp; more")]
    [InlineData("# no heading", @"\# no heading")]
    [InlineData("two\nlines", "two lines")]
    public void Plain_OfText_HasNoMarkup(string text, string plain) => MarkdownText.Plain(text).ShouldBe(plain);

    [Fact]
    public void Block_OfTextWithFence_HasLongerFence() => MarkdownText.Block("text", "a\n````\nb").ShouldBe("`````text\na\n````\nb\n`````");

    [Theory]
    [InlineData("text", "text")]
    [InlineData("```\ncode\n```", "```\ncode\n```")]
    [InlineData("```\ncode", "```\ncode\n```")]
    [InlineData("````\n```\ncode", "````\n```\ncode\n````")]
    [InlineData("~~~\n```\n~~~", "~~~\n```\n~~~")]
    public void Closed_OfMarkdown_LeavesNoCodeOpen(string markdown, string closed) => MarkdownText.Closed(markdown).ShouldBe(closed);
}
