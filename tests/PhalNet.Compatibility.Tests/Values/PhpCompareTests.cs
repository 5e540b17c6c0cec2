using Shouldly;
using Xunit;

namespace PhalNet.Compatibility.Tests.Values;

public sealed class PhpCompareTests
{
    [Theory]
    [InlineData("01", "1", true)]
    [InlineData("1e1", "10", true)]
    [InlineData("abc", "0", false)]
    [InlineData("abc", "ABC", false)]
    [InlineData("100000000000000000000", "100000000000000000001", false)]
    public void LooseEquals_OfTexts_ComparesNumericOnesByValue(string left, string right, bool expected) =>
        PhpCompare.LooseEquals(left, right).ShouldBe(expected);

    [Fact]
    public void LooseEquals_OfNumberAndWord_ComparesAsText()
    {
        PhpCompare.LooseEquals(0, "abc").ShouldBeFalse();
        PhpCompare.LooseEquals(5, " 5").ShouldBeTrue();
        PhpCompare.LooseEquals(PhpValue.Null, "").ShouldBeTrue();
        PhpCompare.LooseEquals(PhpValue.Null, "0").ShouldBeFalse();
        PhpCompare.LooseEquals(true, "anything").ShouldBeTrue();
    }

    [Fact]
    public void IsGreater_ArrayAgainstNumber_IsAboveEverything()
    {
        PhpCompare.IsGreater(PhpArray.ListOf(1), 1000).ShouldBeTrue();
        PhpCompare.IsLess(PhpArray.ListOf(1), 1000).ShouldBeFalse();
        PhpCompare.IsGreater("abc", 3).ShouldBeTrue();
    }
}
