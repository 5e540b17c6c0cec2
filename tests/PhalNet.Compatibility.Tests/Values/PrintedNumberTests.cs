using CsCheck;
using Xunit;

namespace PhalNet.Compatibility.Tests.Values;

public sealed class PrintedNumberTests
{
    [Fact]
    public void Float_PrintedForJson_ReadsBack() =>
        Gen.Double.Where(double.IsFinite).Sample(value => PhpConvert.ToFloat(PhpFloatText.ForJson(value)) == value);

    [Fact]
    public void Int_PrintedAsText_ReadsBack() => Gen.Long.Sample(value => PhpConvert.ToInt(PhpConvert.ToText(value)) == value);

    [Fact]
    public void Float_PrintedAsText_IsNumeric() =>
        Gen.Double.Where(double.IsFinite).Sample(value => PhpConvert.IsNumeric(PhpConvert.ToText(value)));
}
