using Shouldly;
using Xunit;

namespace PhalNet.Compatibility.Tests.Values;

public sealed class PhpArrayTests
{
    [Theory]
    [InlineData("5", true)]
    [InlineData("-5", true)]
    [InlineData("0", true)]
    [InlineData("05", false)]
    [InlineData("-0", false)]
    [InlineData("+5", false)]
    [InlineData("9223372036854775808", false)]
    [InlineData("1.5", false)]
    [InlineData("", false)]
    public void Key_TextThatSpellsAnInteger_BecomesOne(string text, bool isInt) => PhpKey.Of(text).IsInt.ShouldBe(isInt);

    [Fact]
    public void Append_AfterIntegerKeys_ContinuesBehindTheLargest()
    {
        var array = new PhpArray { ["7"] = "a", ["x"] = "b" };
        array.Append("c");
        array.Keys.Select(key => key.Text).ShouldBe(["7", "x", "8"]);
        array.IsList.ShouldBeFalse();
    }

    [Fact]
    public void Append_AfterTheLargestInteger_DoesNothing()
    {
        var array = new PhpArray { [long.MaxValue] = 1 };
        array.Append(2);
        array.Count.ShouldBe(1);
    }

    [Fact]
    public void IsList_DependsOnTheOrderOfKeys()
    {
        new PhpArray { [0] = 1, [1] = 2 }.IsList.ShouldBeTrue();
        new PhpArray { [1] = 1, [0] = 2 }.IsList.ShouldBeFalse();
    }
}
