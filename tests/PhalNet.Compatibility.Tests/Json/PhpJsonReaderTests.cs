using System.Text.Json;
using CsCheck;
using Shouldly;
using Xunit;

namespace PhalNet.Compatibility.Tests.Json;

public sealed class PhpJsonReaderTests
{
    [Theory]
    [InlineData("[1,]")]
    [InlineData("{\"a\":1,}")]
    [InlineData("\uFEFF[1]")]
    [InlineData("[1]x")]
    [InlineData("[01]")]
    [InlineData("[NaN]")]
    [InlineData("/*c*/[1]")]
    [InlineData("[\"\\ud800\"]")]
    [InlineData("[\"a\nb\"]")]
    [InlineData("")]
    public void TryDecode_OfBrokenText_IsRefused(string text) => PhpJsonReader.TryDecode(text, out _).ShouldBeFalse();

    [Fact]
    public void TryDecode_DepthBeyond511Arrays_IsRefused()
    {
        PhpJsonReader.TryDecode(new string('[', 511) + new string(']', 511), out _).ShouldBeTrue();
        PhpJsonReader.TryDecode(new string('[', 512) + new string(']', 512), out _).ShouldBeFalse();
    }

    [Fact]
    public void TryDecode_OfNumbers_KeepsIntsAndTurnsBigOnesIntoFloats()
    {
        var numbers = Decode("[1, 1.0, 12345678901234567890, -0, 1e400]");
        numbers.Values.Select(number => number.Kind).ShouldBe([PhpKind.Int, PhpKind.Float, PhpKind.Float, PhpKind.Int, PhpKind.Float]);
        numbers[4].Float.ShouldBe(double.PositiveInfinity);
    }

    [Fact]
    public void TryDecode_OfRepeatedNames_KeepsTheLast() => Decode("{\"a\":1,\"a\":2}")["a"].Int.ShouldBe(2);

    [Fact]
    public void TryDecode_OfIntegerNames_MakesAList() => Decode("{\"0\":\"x\",\"1\":\"y\"}").IsList.ShouldBeTrue();

    [Fact]
    public void Printed_Values_ParseBack() => PhpValueGenerator.Arrays.Sample(array =>
    {
        PhpJsonReader.TryDecode(PhpJsonElements.ToNode(array)?.ToJsonString() ?? "null", out var node).ShouldBeTrue();
        PhpJsonText.TryEncode(array, out var text).ShouldBeTrue();
        PhpJsonReader.TryDecode(text, out var printed).ShouldBeTrue();
        return PhpJsonText.TryEncode(node, out var again) && again == text
            && PhpJsonText.TryEncode(printed, out var third) && third == text;
    });

    [Fact]
    public void Write_GivesWhatToNodeGives() => PhpValueGenerator.Arrays.Sample(array =>
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
            PhpJsonElements.Write(writer, array);
        using var document = JsonDocument.Parse(stream.ToArray());
        PhpJsonText.TryEncode(PhpJsonElements.FromElement(document.RootElement), out var read);
        return PhpJsonText.TryEncode(array, out var text) && text == read;
    });

    [Fact]
    public void Check_NamesWhatNoReplyCanCarry()
    {
        PhpJsonFit.Check(PhpArray.ListOf(double.NaN)).ShouldBe(JsonMisfit.NotFinite);
        PhpJsonFit.Check(PhpText.FromBytes([0xFF])).ShouldBe(JsonMisfit.NotUtf8);
        PhpValue deep = 1;
        for (var i = 0; i <= PhpJsonFit.MaxDepth; i++)
            deep = PhpArray.ListOf(deep);
        PhpJsonFit.Check(deep).ShouldBe(JsonMisfit.TooDeep);
    }

    private static PhpArray Decode(string text)
    {
        PhpJsonReader.TryDecode(text, out var value).ShouldBeTrue();
        return value.Array;
    }
}
