using Shouldly;
using Xunit;

namespace PhalNet.Compatibility.Tests.Values;

public sealed class PhpConvertTests
{
    [Theory]
    [InlineData("12abc", 12)]
    [InlineData(" \t-7 ", -7)]
    [InlineData("1e3", 1000)]
    [InlineData("1.9", 1)]
    [InlineData("0x1A", 0)]
    [InlineData(".5", 0)]
    [InlineData("", 0)]
    [InlineData("1e", 1)]
    [InlineData("99999999999999999999", long.MaxValue)]
    [InlineData("-99999999999999999999", long.MinValue)]
    [InlineData("1e400", 0)]
    public void ToInt_OfText_ReadsTheNumberItStartsWith(string text, long expected) => PhpConvert.ToInt(text).ShouldBe(expected);

    [Theory]
    [InlineData(1e30, 5076964154930102272)]
    [InlineData(-1e30, -5076964154930102272)]
    [InlineData(9223372036854775808.0, long.MinValue)]
    [InlineData(double.NaN, 0)]
    [InlineData(-3.7, -3)]
    public void ToInt_OfFloat_WrapsModulo64Bits(double value, long expected) => PhpConvert.ToInt(value).ShouldBe(expected);

    [Theory]
    [InlineData(0.1, "0.1")]
    [InlineData(1e25, "1.0E+25")]
    [InlineData(1e14, "1.0E+14")]
    [InlineData(1e13, "10000000000000")]
    [InlineData(0.0001, "0.0001")]
    [InlineData(0.00001, "1.0E-5")]
    [InlineData(12345678901234567890.0, "1.2345678901235E+19")]
    [InlineData(-0.0, "-0")]
    [InlineData(100.0, "100")]
    [InlineData(double.PositiveInfinity, "INF")]
    public void ToText_OfFloat_Has14Digits(double value, string expected) => PhpConvert.ToText(value).ShouldBe(expected);

    [Theory]
    [InlineData(0.30000000000000004, "0.30000000000000004")]
    [InlineData(1e100, "1.0e+100")]
    [InlineData(1e-7, "1.0e-7")]
    [InlineData(7.0, "7")]
    public void ForJson_PrintsTheShortestThatReadsBack(double value, string expected) => PhpFloatText.ForJson(value).ShouldBe(expected);

    [Theory]
    [InlineData("1 ", true)]
    [InlineData(" 1", true)]
    [InlineData("1.", true)]
    [InlineData(".5", true)]
    [InlineData("1x", false)]
    [InlineData(".", false)]
    [InlineData("", false)]
    [InlineData("+", false)]
    public void IsNumeric_OfText_AllowsWhiteSpaceAround(string text, bool expected) => PhpConvert.IsNumeric(text).ShouldBe(expected);

    [Fact]
    public void ToBool_OfTextZero_IsFalse()
    {
        PhpConvert.ToBool("0").ShouldBeFalse();
        PhpConvert.ToBool("0.0").ShouldBeTrue();
        PhpConvert.ToBool(new PhpArray()).ShouldBeFalse();
    }
}
