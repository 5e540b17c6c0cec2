
namespace PhalNet.Core.Tests.Strict;

public sealed partial class RequestReaderTests
{
    [Theory]
    [InlineData("a=1&b=2", "", "c=3", null)]
    [InlineData("a=1&b=2", Form, "c=3", null)]
    [InlineData("a=1&b=2", Form, "c=3&d=4", "limit.parameters")]
    [InlineData("a=1&b=2&c=3&d=4", "", "", "limit.parameters")]
    [InlineData("&&&&&a=1&&&&&", "", "", null)]
    [InlineData("a=1&b=2", "", """{"c":1,"d":2}""", "limit.parameters")]
    [InlineData("a=1", "", """{"c":1,"d":2}""", null)]
    [InlineData("12345678=1", "", "", null)]
    [InlineData("123456789=1", "", "", "limit.name")]
    [InlineData("1234567%39=1", "", "", null)]
    [InlineData("%%%%%%%%%=1", "", "", "limit.name")]
    [InlineData("", Form, "123456789=1", "limit.name")]
    [InlineData("", "", """{"123456789":1}""", "limit.name")]
    [InlineData("", "", """{"a":[[1]]}""", null)]
    [InlineData("", "", """{"a":[[{}]]}""", "limit.depth")]
    [InlineData("", "", """{"a":[[x]]}""", "request.json")]
    public async Task Limits_OfARequest_AreNamedWhenPassed(string query, string type, string body, string? refusal)
    {
        await using var raw = new MemoryRequest
        {
            Limits = new() { Parameters = 3, NameLength = 8, Depth = 3 }, QueryText = query, Type = type, BodyText = body,
        };

        (await ReadAsync(raw)).Refusal?.MessageKey.ShouldBe(refusal);
        (refusal is null).ShouldBe((await ReadAsync(raw)).Refusal is null);
    }

    [Theory]
    [InlineData("&")]
    [InlineData("a&")]
    public void Pairs_OfAFlood_TakeNoRoomBeyondTheLimit(string flood)
    {
        var query = string.Concat(Enumerable.Repeat(flood, 1_000_000));
        var before = GC.GetAllocatedBytesForCurrentThread();

        using var pairs = new UrlEncodedPairs(query.AsMemory(), 1000);

        pairs.Count.ShouldBe(flood == "&" ? 0 : 1001);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(100_000);
    }

    [Fact]
    public async Task Parts_BeyondALimit_AreRefused()
    {
        static RawPart Part(string name) => new(name, default, null);
        await using var many = new MemoryRequest { Limits = new() { Parameters = 1 }, Type = "multipart/form-data", Parts = [Part("a"), Part("b")] };
        await using var wide = new MemoryRequest { Limits = new() { NameLength = 1 }, Type = "multipart/form-data", Parts = [Part("ab")] };

        (await ReadAsync(many)).Refusal!.MessageKey.ShouldBe("limit.parameters");
        (await ReadAsync(wide)).Refusal!.MessageKey.ShouldBe("limit.name");
    }

    [Theory]
    [InlineData("a=%20", "", "")]
    [InlineData("", Form, "a=1")]
    [InlineData("", "", """{"a":[1]}""")]
    public async Task Values_AfterTheRequestEnded_CannotBeRead(string query, string type, string body)
    {
        var raw = Request(query, type, body);
        var values = (await ReadAsync(raw)).Values;
        values.Get("a").Kind.ShouldNotBe(CallValueKind.Missing);

        await raw.DisposeAsync();
        await raw.DisposeAsync();

        Should.Throw<ObjectDisposedException>(() => values.Get("a"));
        Should.Throw<ObjectDisposedException>(() => values.Get("missing", ValueSource.Header));
        Should.Throw<ObjectDisposedException>(() => values.Names());
    }
}
