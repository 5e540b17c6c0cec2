using System.Text;
using Shouldly;
using Xunit;

namespace PhalNet.Compatibility.Tests.Json;

public sealed class PhpJsonBodyTests
{
    private bool _hasEnded;

    [Theory]
    [InlineData("a=1")]
    [InlineData("5")]
    [InlineData("")]
    [InlineData("""{"a":1""")]
    [InlineData("""{"a":"\ud83d"}""")]
    [InlineData("""{"a":["\ude00"]}""")]
    public void Body_ThatIsNoJson_IsLeftAlone(string body)
    {
        TryRead(body, new(), out var array, out var failure).ShouldBeFalse();
        failure.ShouldBeNull();
        array.Count.ShouldBe(0);
    }

    [Fact]
    public void Body_DeeperThanPhpReads_IsNoJson()
    {
        static string Deep(int levels) => new string('[', levels) + new string(']', levels);

        TryRead(Deep(511), new(), out _, out _).ShouldBeTrue();
        TryRead(Deep(512), new(), out _, out var failure).ShouldBeFalse();
        failure.ShouldBeNull();
        TryRead(Deep(65), new() { Depth = 64 }, out _, out failure).ShouldBeFalse();
        failure.ShouldBeNull();
    }

    [Theory]
    [InlineData("""{"a":[1,2,3]}""", null)]
    [InlineData("""{"a":[1,2,3,4]}""", "limit.elements")]
    [InlineData("""{"a":[1,2,3,4],""", "limit.elements")]
    [InlineData("[1,2,3,4]", "limit.parameters")]
    [InlineData("""{"123456789":1}""", "limit.name")]
    [InlineData("""{"a":{"b":"123456789"}}""", "limit.text")]
    public void Body_OverALimit_NamesIt(string body, string? expected)
    {
        var limits = new RequestLimits { Parameters = 3, NameLength = 8, TextLength = 8, Elements = 4 };

        TryRead(body, limits, out _, out var failure).ShouldBeTrue();
        failure?.MessageKey.ShouldBe(expected);
        (failure is null).ShouldBe(expected is null);
    }

    [Fact]
    public void LongValues_AreReadWhenAsked()
    {
        var list = string.Join(',', Enumerable.Repeat("\"x\"", 90_000));
        var body = $$"""{"5":1,"list":[{{list}}],"text":"{{new string('x', 1000)}}\u4f60"}""";
        var before = GC.GetAllocatedBytesForCurrentThread();
        var bytes = Encoding.UTF8.GetBytes(body);
        var own = GC.GetAllocatedBytesForCurrentThread() - before;

        PhpJsonBody.TryRead(bytes, new(), 0, () => _hasEnded, out var array, out _).ShouldBeTrue();

        (GC.GetAllocatedBytesForCurrentThread() - before - own).ShouldBeLessThan(20_000);
        array[5].Int.ShouldBe(1);
        array["text"].String.ShouldEndWith("x你");
        array["list"].IsArray.ShouldBeTrue();
        _hasEnded = true;
        Should.Throw<ObjectDisposedException>(() => array["list"].Array);
        _hasEnded = false;
        array["list"].Array.Count.ShouldBe(90_000);
    }

    private static bool TryRead(string body, RequestLimits limits, out PhpArray array, out CallFailure? failure) =>
        PhpJsonBody.TryRead(Encoding.UTF8.GetBytes(body), limits, 0, () => false, out array, out failure);
}
