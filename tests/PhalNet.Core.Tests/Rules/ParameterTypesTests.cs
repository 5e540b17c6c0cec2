using System.Collections.Immutable;

namespace PhalNet.Core.Tests.Rules;

public sealed class ParameterTypesTests
{
    [Theory]
    [InlineData(typeof(char), "char")]
    [InlineData(typeof(Guid), "guid")]
    [InlineData(typeof(ushort?), "int")]
    [InlineData(typeof(uint), "long")]
    [InlineData(typeof(float), "double")]
    [InlineData(typeof(DateTimeOffset?), "datetime")]
    [InlineData(typeof(DateOnly), "date")]
    [InlineData(typeof(DayOfWeek?), "enum")]
    [InlineData(typeof(UploadedFile), "file")]
    [InlineData(typeof(IReadOnlyList<UploadedFile>), "file")]
    [InlineData(typeof(int[]), "array")]
    [InlineData(typeof(IEnumerable<DateOnly>), "array")]
    [InlineData(typeof(HashSet<Guid>), "array")]
    [InlineData(typeof(byte[]), "bytes")]
    [InlineData(typeof(byte[][]), "array")]
    [InlineData(typeof(Dictionary<string, int>), "object")]
    [InlineData(typeof(int[,]), "object")]
    public void NameOf_Type_IsTheNameInRules(Type type, string name) => ParameterTypes.NameOf(type).ShouldBe(name);

    [Theory]
    [InlineData(typeof(string[]), typeof(string))]
    [InlineData(typeof(List<int?>), typeof(int?))]
    [InlineData(typeof(ICollection<Guid>), typeof(Guid))]
    [InlineData(typeof(ImmutableArray<int>), typeof(int))]
    [InlineData(typeof(IReadOnlySet<string>), typeof(string))]
    [InlineData(typeof(List<byte>), typeof(byte))]
    [InlineData(typeof(byte[]), null)]
    [InlineData(typeof(Queue<int>), null)]
    [InlineData(typeof(string), null)]
    [InlineData(typeof(Dictionary<string, int>), null)]
    public void ElementOf_Type_IsWhatAListHolds(Type type, Type? element) => ParameterTypes.ElementOf(type).ShouldBe(element);

    [Fact]
    public void MakeList_OfElements_IsAListOfTheType()
    {
        ParameterTypes.MakeList(typeof(HashSet<int>), new[] { 1, 2, 1 }).ShouldBeOfType<HashSet<int>>().ShouldBe([1, 2], ignoreOrder: true);
        ParameterTypes.MakeList(typeof(int[]), new[] { 1, 2, 1 }).ShouldBeOfType<int[]>().ShouldBe([1, 2, 1]);
    }

    [Fact]
    public void MakeList_OfATypeThatIsNoList_Throws() =>
        Should.Throw<ArgumentException>(() => ParameterTypes.MakeList(typeof(int), Array.Empty<int>())).Message.ShouldStartWith("System.Int32 is not a list.");

    [Theory]
    [InlineData("int", typeof(int))]
    [InlineData("INT", typeof(int))]
    [InlineData("number", null)]
    public void Find_OfAName_IgnoresCase(string name, Type? type) => (ParameterTypes.Find(name)?.ClrType).ShouldBe(type);
}
