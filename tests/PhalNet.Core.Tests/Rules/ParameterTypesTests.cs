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
}
