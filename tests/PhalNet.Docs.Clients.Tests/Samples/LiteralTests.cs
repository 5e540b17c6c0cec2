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
    [InlineData("it's #{x} #$y 你好", "\"it's \\#{x} \\#$y 你好\"")]
    [InlineData("\"\\\n\u0001", "\"\\\"\\\\\\n\\u0001\"")]
    public void Ruby_Text_EscapesWhatBeginsAnExpression(string text, string literal) => RubyLiteral.Write(text).ShouldBe(literal);

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

    [Theory]
    [InlineData("", "X-Key;")]
    [InlineData("it's", "X-Key: it's")]
    public void CurlHeader_WithoutAValue_EndsInASemicolon(string value, string header) => CurlText.Header(new("X-Key", value)).ShouldBe(header);

    [Theory]
    [InlineData("a b", "a%20b")]
    [InlineData("你好", "%E4%BD%A0%E5%A5%BD")]
    [InlineData("a&b=c+d", "a%26b%3Dc%2Bd")]
    [InlineData("100% %41", "100%25%20%2541")]
    [InlineData("it's \"me\"", "it%27s%20%22me%22")]
    [InlineData("😀!*(~)-._", "%F0%9F%98%80%21%2A%28~%29-._")]
    [InlineData("a\0b", "ab")]
    public void Query_Text_IsPercentEncodedUtf8(string text, string encoded) => QueryText.Encode(text).ShouldBe(encoded);

    [Theory]
    [InlineData("https://host/api", "https://host/api?s=A.B.C&word=1")]
    [InlineData("https://host/api?s=x", "https://host/api?s=x&s=A.B.C&word=1")]
    public void Query_OfAnAddress_GoesOnWithWhatIsThere(string address, string whole) =>
        QueryText.Append(address, [new("s", "A.B.C"), new("word", "1")]).ShouldBe(whole);

    [Fact]
    public void Query_OfNothing_LeavesTheAddressAsItIs() => QueryText.Append("https://host/api", []).ShouldBe("https://host/api");

    [Theory]
    [InlineData("  a b\t", "a b")]
    [InlineData("a\r\nX-Other: b\u007f", "a  X-Other: b")]
    public void Header_Value_IsOneLine(string text, string value) => HeaderText.Of(text).ShouldBe(value);
}
