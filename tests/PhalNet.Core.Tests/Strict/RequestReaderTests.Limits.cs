
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
    [InlineData("", "", """{"a":[1,2,3]}""", null)]
    [InlineData("", "", """{"a":[1,2,3,4]}""", "limit.elements")]
    [InlineData("", "", """{"a":[1],"b":{"c":2},"d":3}""", "limit.elements")]
    [InlineData("", "", """{"a":[1,2,3,4],"b":""", "limit.elements")]
    [InlineData("", Form, """{"a":[1,2,3,4]}""", "limit.elements")]
    [InlineData("", Form, "{a=1", null)]
    [InlineData("", "", """{"a":"12345678"}""", null)]
    [InlineData("", "", """{"a":"你你你你你你你你"}""", null)]
    [InlineData("", "", """{"a":"\u0041\u0041\u0041\u0041\u0041\u0041\u0041\u0041"}""", null)]
    [InlineData("", "", """{"a":["123456789"]}""", "limit.text")]
    [InlineData("", "", """{"a":"\u0041\u0041\u0041\u0041\u0041\u0041\u0041\u0041\u0041"}""", "limit.text")]
    [InlineData("a=%E4%BD%A0%E4%BD%A0", Form, "b=%E4%BD%A0%E4%BD%A0", null)]
    [InlineData("a=123456789", "", "", "limit.text")]
    [InlineData("", Form, "a=12345678%39", "limit.text")]
    [InlineData("", "", """{"\u0031\u0032\u0033\u0034\u0035\u0036\u0037\u0038":1}""", null)]
    [InlineData("", "", """{"\u0031\u0032\u0033\u0034\u0035\u0036\u0037\u0038\u0039":1}""", "limit.name")]
    [InlineData("", Form, "%E4%BD%A0%E4%BD%A0%E4%BD%A0=1", "limit.name")]
    public async Task Limits_OfValues_AreNamedWhenPassed(string query, string type, string body, string? refusal)
    {
        await using var raw = new MemoryRequest
        {
            Limits = new() { Elements = 4, TextLength = 8, NameLength = 8 }, QueryText = query, Type = type, BodyText = body,
        };

        (await ReadAsync(raw)).Refusal?.MessageKey.ShouldBe(refusal);
        (refusal is null).ShouldBe((await ReadAsync(raw)).Refusal is null);
    }

    [Theory]
    [InlineData("a=1&b=2&c=3&d=4", "", "", "There are more than 3 parameters.")]
    [InlineData("", Form, "a=1&b=2&c=3&d=4", "There are more than 3 parameters.")]
    [InlineData("", "", """{"a":1,"b":2,"c":3,"d":4}""", "There are more than 3 parameters.")]
    [InlineData("123456789=1", "", "", "A parameter name is longer than 8 characters.")]
    [InlineData("", "", """{"123456789":1}""", "A parameter name is longer than 8 characters.")]
    [InlineData("a=1234567890123", "", "", "A text is longer than 12 characters.")]
    [InlineData("", "", """{"a":"1234567890123"}""", "A text is longer than 12 characters.")]
    [InlineData("", "", """{"a":[[{}]]}""", "The JSON is nested deeper than 3 levels.")]
    [InlineData("", "", """{"a":[1,2,3,4,5]}""", "There are more than 5 values in the request.")]
    [InlineData("", "", "{\"a\":\n[x]}", "The body is not a JSON object: 2:2")]
    [InlineData("", "application/json", "5", "The body is not a JSON object: Number")]
    public async Task Refusal_OfARequest_SaysWhatIsAllowed(string query, string type, string body, string message)
    {
        await using var host = await TestHost.StartAsync();
        await using var raw = new MemoryRequest
        {
            Limits = new() { Parameters = 3, NameLength = 8, Depth = 3, TextLength = 12, Elements = 5 },
            QueryText = query, Type = type, BodyText = body,
        };

        (await host.CallAsync(await ReadAsync(raw))).Message.ShouldBe(message);
    }

    [Theory]
    [InlineData("\\ud83d\\ude00", false)]
    [InlineData("\\uD83D\\uDE00 \\n", false)]
    [InlineData("\\ud83d", true)]
    [InlineData("\\ude00", true)]
    [InlineData("\\ud83dx\\ude00", true)]
    [InlineData("\\ud83d\\n\\ude00", true)]
    [InlineData("\\\\ud83d", false)]
    public async Task Escapes_OfHalfACharacter_AreRefusedAnywhere(string text, bool isRefused)
    {
        foreach (var body in (string[])[$$"""{"a":"{{text}}"}""", $$"""{"a":[{"b":["{{text}}"]}]}""", $$"""{"{{text}}":1}"""])
        {
            await using var raw = Request("", "application/json", body);

            (await ReadAsync(raw)).Refusal?.MessageKey.ShouldBe("request.encoding");
            ((await ReadAsync(raw)).Refusal is not null).ShouldBe(isRefused);
        }
    }

    [Fact]
    public async Task LargeJson_OfWhichNothingIsAsked_IsNotBuilt()
    {
        var text = $$"""{"s":"App.Site.Index","list":[{{string.Join(',', Enumerable.Repeat("{}", 90_000))}}]}""";
        await using var raw = Request("", "application/json", text);
        await raw.ReadBodyAsync(default);
        var before = GC.GetAllocatedBytesForCurrentThread();

        var request = await ReadAsync(raw);

        request.Service.ShouldBe("App.Site.Index");
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(20_000);
        request.Values.Get("list").Json.GetArrayLength().ShouldBe(90_000);
    }

    [Theory]
    [InlineData("&")]
    [InlineData("a&")]
    public void Pairs_OfAFlood_TakeNoRoomBeyondTheLimit(string flood)
    {
        var query = string.Concat(Enumerable.Repeat(flood, 1_000_000));
        var before = GC.GetAllocatedBytesForCurrentThread();

        using var pairs = new UrlEncodedPairs(query.AsMemory(), new RequestLimits());

        pairs.Count.ShouldBe(flood == "&" ? 0 : 1000);
        (pairs.Failure is null).ShouldBe(flood == "&");
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(100_000);
    }

    [Fact]
    public async Task Parts_BeyondALimit_AreRefused()
    {
        static RawPart Part(string name) => new(name, default, null);
        await using var many = new MemoryRequest { Limits = new() { Parameters = 1 }, Type = "multipart/form-data", Parts = [Part("a"), Part("b")] };
        await using var withQuery = new MemoryRequest
        {
            Limits = new() { Parameters = 2 }, QueryText = "q=1", Type = "multipart/form-data", Parts = [Part("a"), Part("b")],
        };
        await using var wide = new MemoryRequest { Limits = new() { NameLength = 1 }, Type = "multipart/form-data", Parts = [Part("ab")] };

        (await ReadAsync(many)).Refusal!.MessageKey.ShouldBe("limit.parameters");
        (await ReadAsync(withQuery)).Refusal!.MessageKey.ShouldBe("limit.parameters");
        (await ReadAsync(wide)).Refusal!.MessageKey.ShouldBe("limit.name");
    }

    [Theory]
    [InlineData("12", null)]
    [InlineData("你你", null)]
    [InlineData("123", "limit.text")]
    public async Task Parts_UpToALimit_AreRead(string text, string? refusal)
    {
        await using var raw = new MemoryRequest
        {
            Limits = new() { Parameters = 2, NameLength = 2, TextLength = 2 },
            QueryText = "q=1",
            Type = "multipart/form-data",
            Parts = [new("ab", System.Text.Encoding.UTF8.GetBytes(text), null)],
        };

        var request = await ReadAsync(raw);

        request.Refusal?.MessageKey.ShouldBe(refusal);
        (request.Refusal is null).ShouldBe(refusal is null);
        request.Values.Get("ab").Text.ShouldBe(text);
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
