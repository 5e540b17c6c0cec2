using CsCheck;
using Shouldly;
using Xunit;

namespace PhalNet.Compatibility.Tests.Patterns;

public sealed class PhpPatternTests
{
    [Theory]
    [InlineData("/^.{2}$/", "中文", false)]
    [InlineData("/^.{6}$/", "中文", true)]
    [InlineData("/^.{2}$/u", "中文", true)]
    [InlineData("/^.{1}$/u", "😀", true)]
    [InlineData("/^[^a]$/u", "😀", true)]
    [InlineData("/^[😀-😎]{2}$/u", "😀😎", true)]
    [InlineData("/^\\x{1F600}$/u", "😀", true)]
    [InlineData("/^\\D$/u", "😀", true)]
    [InlineData("/^\\D{2}$/u", "😀", false)]
    [InlineData("/^\\p{Han}+$/u", "汉字𠀀", true)]
    [InlineData("/^\\p{Han}+$/u", "汉a", false)]
    [InlineData("/^\\w+$/", "中", false)]
    [InlineData("/^[\\d-]+$/", "1-2", true)]
    [InlineData("/^[+-[:]+$/", "5", true)]
    [InlineData("/^\\w+$/u", "中_9", true)]
    [InlineData("/^\\d$/u", "٣", true)]
    [InlineData("/^\\d$/", "٣", false)]
    [InlineData("/^abc$/", "abc\n", true)]
    [InlineData("/^abc$/D", "abc\n", false)]
    [InlineData("/^b$/m", "a\nb\nc", true)]
    [InlineData("/^$/m", "a\n", false)]
    [InlineData("/^ a b $ # all/x", "ab", true)]
    [InlineData("/^É$/i", "é", false)]
    [InlineData("/^É$/iu", "é", true)]
    [InlineData("/^[A-C]$/i", "b", true)]
    [InlineData("/^[[:alpha:]]+[^[:digit:]]$/", "ab-", true)]
    [InlineData("/^[]a]+$/", "]a", true)]
    [InlineData("/^[a\\-z]+$/", "-", true)]
    [InlineData("/^[\\w-]+$/", "a-b", true)]
    [InlineData("/^a++b$/", "aab", true)]
    [InlineData("/^a++a$/", "aaa", false)]
    [InlineData("/^(?>a+)b/", "aab", true)]
    [InlineData("/^(?<y>\\d)(\\d)\\2\\1$/", "1221", true)]
    [InlineData("/^(\\d)(?<y>\\d)\\2\\1$/", "1221", true)]
    [InlineData("/^(?P<c>.)(?P=c)$/", "aa", true)]
    [InlineData("/^(a)\\g{-1}$/", "aa", true)]
    [InlineData("/^(?i:a)b$/", "Ab", true)]
    [InlineData("/^(?i:a)b$/", "AB", false)]
    [InlineData("/^((?i)a)b$/", "AB", false)]
    [InlineData("/^(?|(a)|(b))\\1$/", "bb", true)]
    [InlineData("/^(a)?(?(1)b|c)$/", "ab", true)]
    [InlineData("/^(a)?(?(1)b|c)$/", "c", true)]
    [InlineData("/^\\Qa.b\\E$/", "a.b", true)]
    [InlineData("/^\\Qa.b\\E$/", "axb", false)]
    [InlineData("/^a{,2}$/", "a{,2}", true)]
    [InlineData("/^(?:a{2}){2}$/", "aaaa", true)]
    [InlineData("/^\\h\\R$/", "\t\r\n", true)]
    [InlineData("/b/A", "ab", false)]
    [InlineData("/^a.+?b$/U", "axxb", true)]
    [InlineData("/\\bcat\\b/", "a cat.", true)]
    [InlineData("/^\\x41\\101\\o{101}\\cA$/", "AAA\u0001", true)]
    [InlineData("{^a{2}$}", "aa", true)]
    [InlineData("/^[\\g]$/", "g", true)]
    [InlineData("/^a\\C\\X$/", "abc", true)]
    [InlineData("/^\\N{U+4E2D}\\N{2}$/u", "中ab", true)]
    [InlineData("/^[a\\E-c]$/", "b", true)]
    [InlineData("/^(?=a){2}a$/", "a", true)]
    [InlineData("/foo\\Kbar/", "foobar", true)]
    public void IsMatch_FollowsPcre(string pattern, string text, bool expected)
    {
        var result = Compile(pattern);
        result.Reason.ShouldBeNull();
        result.Pattern!.IsMatch(text).ShouldBe(expected);
    }

    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("/abc")]
    [InlineData("/(/")]
    [InlineData("/a)/")]
    [InlineData("/[a/")]
    [InlineData("/[z-a]/")]
    [InlineData("/*/")]
    [InlineData("/a{3,2}/")]
    [InlineData("/a/k")]
    [InlineData("/\\1/")]
    [InlineData("/(?R)/")]
    [InlineData("/(a)(?1)/")]
    [InlineData("/(*ACCEPT)a/")]
    [InlineData("/\\p{Nope}/u")]
    [InlineData("/(?<a>x)(?<a>y)/")]
    [InlineData("/\\x{110000}/u")]
    [InlineData("/[[:nope:]]/")]
    [InlineData("/^[\\u4e00-\\u9fa5]+$/")]
    [InlineData("/\\u4e00/u")]
    [InlineData("~^\\y$~")]
    [InlineData("/[\\i]/")]
    [InlineData("/[\\z]/")]
    [InlineData("/\\N{x}/")]
    [InlineData("/^*a/")]
    [InlineData("/^a{2}{2}$/")]
    [InlineData("/^a*+*$/")]
    [InlineData("/^a+ (?#x)?+ */x")]
    [InlineData("/a$?b/")]
    [InlineData("/\\b+a/")]
    public void Compile_OfWhatCannotBeUsed_GivesAReason(string pattern) => Compile(pattern).Reason.ShouldNotBeNullOrEmpty();

    [Fact]
    public void IsMatch_WithFlagU_OfBrokenUtf8_IsFalse()
    {
        var broken = PhpText.FromBytes([0xFF]);
        Compile("/./u").Pattern!.IsMatch(broken).ShouldBeFalse();
        Compile("/^[\\x80-\\xFF]$/").Pattern!.IsMatch(broken).ShouldBeTrue();
    }

    [Fact]
    public void IsMatch_ThatRunsAway_GivesUp() => Compile("/^(a+)+$/").Pattern!.IsMatch(new string('a', 60) + "b").ShouldBeFalse();

    [Fact]
    public void IsMatch_OfALazyLoopAroundNothing_NeverThrows()
    {
        var pattern = Compile("/\\B-?+((?=a?|a*_A|\\2{1,2}\\2*a+?)-1+?)|(?=(b__| *?)+?\\S)^/").Pattern!;
        Gen.String[Gen.Char["abABc1 _-\nx"], 0, 8].Sample(text => pattern.IsMatch(text) || true);
    }

    [Fact]
    public void Compile_OfAnyText_NeverThrows() => Gen.String[Gen.Char["/abi(?)[]{}<>|*+^$\\-:=!1,dwpPQEkgRux'#中"], 0, 16]
        .Sample(body => Compile("/" + body + "/u") is { } result && (result.Pattern is null) != (result.Reason is null));

    private static PatternResult Compile(string pattern) => PhpPattern.Compile(pattern, TimeSpan.FromMilliseconds(200));
}
