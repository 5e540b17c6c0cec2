using Shouldly;
using Xunit;

namespace PhalNet.Compatibility.Tests.Transforms;

public sealed class PhpTransformsTests
{
    [Theory]
    [InlineData("TRIM", " \t中 \0", "中")]
    [InlineData("strtoupper", "aé", "Aé")]
    [InlineData("ucwords", "one two-three", "One Two-three")]
    [InlineData("lcfirst", "ABC", "aBC")]
    [InlineData("strrev", "abc", "cba")]
    [InlineData("md5", "", "d41d8cd98f00b204e9800998ecf8427e")]
    [InlineData("sha1", "", "da39a3ee5e6b4b0d3255bfef95601890afd80709")]
    [InlineData("bin2hex", "中", "e4b8ad")]
    [InlineData("base64_encode", "中", "5Lit")]
    [InlineData("urlencode", "a b~/", "a+b%7E%2F")]
    [InlineData("rawurlencode", "a b~/", "a%20b~%2F")]
    [InlineData("addslashes", "it's \"x\"\\\0", "it\\'s \\\"x\\\"\\\\\\0")]
    [InlineData("stripslashes", "it\\'s \\\\ \\0x\\", "it's \\ \0x")]
    [InlineData("base64_decode", "5L it-=", "中")]
    [InlineData("base64_decode", "YQ==Yg==", "a\u0006 ")]
    [InlineData("hex2bin", "e4b8ad", "中")]
    [InlineData("urldecode", "a+b%7E%2F%zz", "a b~/%zz")]
    [InlineData("rawurldecode", "a+b%20", "a+b ")]
    [InlineData("htmlspecialchars", "<a href='x'>&", "&lt;a href=&#039;x&#039;&gt;&amp;")]
    [InlineData("strip_tags", "a<b>c</b><!-- > --><?php x ?> 1 < 2", "ac 1 < 2")]
    [InlineData("nl2br", "a\r\nb\n\nc", "a<br />\r\nb<br />\n<br />\nc")]
    [InlineData("json_encode", "a/中\"", "\"a\\/\\u4e2d\\\"\"")]
    public void Transform_OfText_WorksLikePhp(string name, string text, string expected) => Run(name, text).String.ShouldBe(expected);

    // An attribute cannot contain an unpaired surrogate.
    [Fact]
    public void Transform_OfBrokenText_ReplacesWhatIsBroken() => Run("htmlspecialchars", "a\uDCE4\uDCB8<").String.ShouldBe("a\uFFFD&lt;");

    [Fact]
    public void Transform_OfText_MayGiveANumber()
    {
        Run("strlen", "中").Int.ShouldBe(3);
        Run("mb_strlen", "中").Int.ShouldBe(1);
        Run("mb_strlen", "a\uDCE4\uDCB8").Int.ShouldBe(2);
        Run("mb_strlen", "\uDC80\uDC80").Int.ShouldBe(2);
        Run("crc32", "123456789").Int.ShouldBe(0xCBF43926);
        Run("intval", "12abc").Int.ShouldBe(12);
        Run("round", "-2.5").Float.ShouldBe(-3);
        Run("abs", "-2").Int.ShouldBe(2);
    }

    [Fact]
    public void Transform_OfArray_KeepsKeysWherePhpDoes()
    {
        var array = PhpArray.ListOf("a", "", "a", "5");
        Run("array_filter", array).Array.Keys.Select(key => key.Int).ShouldBe([0, 2, 3]);
        Run("array_unique", array).Array.Keys.Select(key => key.Int).ShouldBe([0, 1, 3]);
        Run("array_sum", array).Int.ShouldBe(5);
        Run("array_flip", array).Array["a"].Int.ShouldBe(2);
        Run("array_reverse", new PhpArray { [5] = "x", ["k"] = "y" }).Array.Keys.Select(key => key.Text).ShouldBe(["k", "0"]);
        Run("count", array).Int.ShouldBe(4);
    }

    [Theory]
    [InlineData("count", "x")]
    [InlineData("array_sum", "x")]
    [InlineData("ceil", "12abc")]
    public void Transform_OfTheWrongKind_Fails(string name, string text) => PhpTransforms.BuiltIn[name](text, out _).ShouldBeFalse();

    [Fact]
    public void Transform_OfText_RefusesArrays() => PhpTransforms.BuiltIn["trim"](PhpArray.ListOf(1), out _).ShouldBeFalse();

    [Fact]
    public void With_OwnTransform_ReplacesTheBuiltInOne()
    {
        var own = TransformKinds.OfAny(_ => "own");
        PhpTransforms.With([new("Trim", own)])["trim"](" x ", out var result).ShouldBeTrue();
        result.String.ShouldBe("own");
    }

    private static PhpValue Run(string name, PhpValue value)
    {
        PhpTransforms.BuiltIn[name](value, out var result).ShouldBeTrue();
        return result;
    }
}
