using CsCheck;
using Shouldly;
using Xunit;

namespace PhalNet.Compatibility.Tests.Values;

public sealed class PhpTextTests
{
    [Fact]
    public void Bytes_OfAnyKind_SurviveTheWayInAndOut() =>
        Gen.Byte.Array[0, 40].Sample(bytes => PhpText.ToBytes(PhpText.FromBytes(bytes)).AsSpan().SequenceEqual(bytes));

    [Fact]
    public void ByteCount_EqualsTheLengthOfTheBytes() =>
        Gen.Byte.Array[0, 40].Sample(bytes => PhpText.ByteCount(PhpText.FromBytes(bytes)) == bytes.Length);

    [Fact]
    public void IsUtf8_OfBrokenBytes_IsFalse()
    {
        PhpText.IsUtf8(PhpText.FromBytes([0x61, 0xE4, 0xB8])).ShouldBeFalse();
        PhpText.IsUtf8("中文😀").ShouldBeTrue();
        PhpText.CharacterCount("中😀" + PhpText.FromBytes([0xFF])).ShouldBe(3);
    }
}
