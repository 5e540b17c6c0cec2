using PhalNet.Docs.Internal.Samples;

namespace PhalNet.Docs.Clients.Tests.Samples;

public sealed class LiteralTests
{
    [Theory]
    [InlineData("", "''")]
    [InlineData("a $b \\ \"c\"\n", "'a $b \\ \"c\"\n'")]
    [InlineData("it's", "'it'\\''s'")]
    public void Shell_Text_StandsInSingleQuotes(string text, string literal) => ShellLiteral.Write(text).ShouldBe(literal);

    [Theory]
    [InlineData("", "\"\"")]
    [InlineData("it's $x {y} 你好 😀", "\"it's $x {y} 你好 😀\"")]
    [InlineData("\"\\\n\r\t", "\"\\\"\\\\\\n\\r\\t\"")]
    [InlineData("\u0001\u007f\u0085\u2028\u202e\ufeff", "\"\\u0001\\u007f\\u0085\\u2028\\u202e\\ufeff\"")]
    [InlineData("\\u0041", "\"\\\\u0041\"")]
    public void Quoted_Text_EscapesWhatEndsOrHides(string text, string literal) => QuotedLiteral.Write(text).ShouldBe(literal);

    [Theory]
    [InlineData("it's $x \"y\" \\n", "'it\\'s $x \"y\" \\\\n'")]
    [InlineData("it's $x\n\"y\"\\", "\"it's \\$x\\n\\\"y\\\"\\\\\"")]
    [InlineData("\u0001\u202e", "\"\\u{1}\\u{202e}\"")]
    public void Php_Text_TakesDoubleQuotesOnlyForEscapes(string text, string literal) => PhpLiteral.Write(text).ShouldBe(literal);

    [Theory]
    [InlineData("it's %@ 你好", "@\"it's %@ 你好\"")]
    [InlineData("\"\\\n", "@\"\\\"\\\\\\n\"")]
    [InlineData("\u00011\u0085", "@\"\\0011\\302\\205\"")]
    [InlineData("a???b?", "@\"a?\\?\\?b?\"")]
    public void ObjectiveC_Text_EscapesInOctal(string text, string literal) => ObjectiveCLiteral.Write(text).ShouldBe(literal);

    [Fact]
    public void Clean_HalfAPair_BecomesTheReplacementCharacter() => SourceText.Clean("a\ud83d😀\ude00\0b").ShouldBe("a\ufffd😀\ufffdb");

    [Theory]
    [InlineData("a b", "1=2 &", "a%20b=1=2 &")]
    [InlineData("list[]", "", "list%5B%5D=")]
    public void CurlPair_Name_IsEncodedBeforehand(string name, string value, string pair) => CurlText.Pair(new(name, value)).ShouldBe(pair);
}
