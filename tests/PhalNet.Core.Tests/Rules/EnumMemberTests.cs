using System.Text.Json;
using System.Text.Json.Serialization;

namespace PhalNet.Core.Tests.Rules;

public sealed class EnumMemberTests
{
    [Theory]
    [InlineData(Level.Low, "low")]
    [InlineData(Level.VeryHigh, "very_high")]
    [InlineData(Level.Other, "something else")]
    [InlineData((Level)7, null)]
    [InlineData((Level)3, null)]
    public void Value_OfAnEnum_HasTheNameOfItsMember(Level value, string? text) => EnumMember.TextOf(value).ShouldBe(text);

    [Theory]
    [InlineData(Access.Read, "read")]
    [InlineData(Access.Read | Access.Write, "read_write")]
    [InlineData(Access.Read | Access.Run, "read, run")]
    [InlineData(Access.ReadWrite | Access.Run, "read_write, run")]
    [InlineData(Access.Read | (Access)8, null)]
    [InlineData((Access)8, null)]
    [InlineData((Access)0, null)]
    public void Value_OfFlags_NamesAllMembers_LargestFirst(Access value, string? text) => EnumMember.TextOf(value).ShouldBe(text);

    [Theory]
    [InlineData(Whole.None, "none")]
    [InlineData(Whole.First | Whole.Last, "first, last")]
    public void Value_OfFlagsOf64Bits_NamesAllMembers(Whole value, string text) => EnumMember.TextOf(value).ShouldBe(text);

    [Fact]
    public void Text_OfFlags_IsThatOfTheSerializer()
    {
        var json = ModuleJson.Create();
        object[] values = [.. Enumerable.Range(1, 7).Select(bits => (Access)bits), Signed.One | Signed.Highest, Whole.First | Whole.Last];

        foreach (var value in values)
            JsonSerializer.Serialize(value, json).ShouldBe($"\"{EnumMember.TextOf(value)}\"");
    }

    public enum Level
    {
        Low = 1,
        VeryHigh = 2,

        [JsonStringEnumMemberName("something else")]
        Other = 4,
    }

    // The order of the declaration must not matter.
    [Flags]
    public enum Access
    {
        Run = 4,
        Read = 1,
        Write = 2,
        ReadWrite = Read | Write,
    }

    [Flags]
    public enum Whole : ulong
    {
        None = 0,
        First = 1,
        Last = 1ul << 63,
    }

    [Flags]
    public enum Signed : sbyte
    {
        One = 1,
        Highest = -128,
    }
}
