namespace PhalNet.Core.Tests.Requests;

/// <summary>All values of a name, from every source and in order.</summary>
public sealed class AllValuesTests
{
    private const string Form = "application/x-www-form-urlencoded";

    [Theory]
    [InlineData(ValueSource.Any, "3 4")]
    [InlineData(ValueSource.Query, "1 2")]
    [InlineData(ValueSource.Body, "3 4")]
    [InlineData(ValueSource.Cookie, "5")]
    [InlineData(ValueSource.Header, "6, 7")]
    public async Task Values_OfARepeatedName_ComeInTheirOrder(ValueSource source, string expected)
    {
        await using var raw = new MemoryRequest { Limits = new(), QueryText = "a=1&b=0&a=2", Type = Form, BodyText = "a=3&a=4" };
        raw.Cookies["a"] = "5";
        raw.Headers["a"] = "6, 7";

        (await AllAsync(raw, "a", source)).ShouldBe(expected);
    }

    [Theory]
    [InlineData(ValueSource.Any)]
    [InlineData(ValueSource.Query)]
    [InlineData(ValueSource.Body)]
    [InlineData(ValueSource.Cookie)]
    [InlineData(ValueSource.Header)]
    public async Task Values_OfANameThatWasNotSent_AreNone(ValueSource source)
    {
        await using var raw = new MemoryRequest { Limits = new(), QueryText = "b=1" };

        (await AllAsync(raw, "a", source)).ShouldBe("");
    }

    [Fact]
    public async Task Values_OfTheQuery_CountWhereTheBodyHasNone()
    {
        await using var raw = new MemoryRequest { Limits = new(), QueryText = "a=1&a=2", Type = Form, BodyText = "b=3" };

        (await AllAsync(raw, "a", ValueSource.Any)).ShouldBe("1 2");
        (await AllAsync(raw, "a", ValueSource.Body)).ShouldBe("");
    }

    [Fact]
    public async Task Values_OfAJsonBody_AreOneEach()
    {
        await using var raw = new MemoryRequest { Limits = new(), Type = "application/json", BodyText = """{"a":[1,2],"b":"x"}""" };

        (await AllAsync(raw, "a", ValueSource.Body)).ShouldBe("[1,2]");
        (await AllAsync(raw, "b", ValueSource.Any)).ShouldBe("x");
    }

    [Fact]
    public async Task Values_OfFormParts_AreTheirTextsOrTheFilesTogether()
    {
        RawPart[] parts = [Part("a", "1"), Part("a", "2"), File("f", "x.txt"), File("f", "y.txt")];
        await using var raw = new MemoryRequest { Limits = new(), Type = "multipart/form-data; boundary=b", Parts = parts };

        (await AllAsync(raw, "a", ValueSource.Body)).ShouldBe("1 2");
        (await AllAsync(raw, "f", ValueSource.Any)).ShouldBe("x.txt, y.txt");
    }

    [Fact]
    public void Values_GivenInCode_AreTheSameForEverySource()
    {
        var values = CallRequest.Create("", ("a", 1), ("a", 2)).Values;

        foreach (var source in Enum.GetValues<ValueSource>())
            values.GetAll("a", source).Select(value => value.ToString()).ShouldBe(["1", "2"]);
        values.Get("a").ToString().ShouldBe("2");
        values.GetAll("b").ShouldBeEmpty();
    }

    [Fact]
    public async Task Values_AfterTheCall_AreRefused()
    {
        var raw = new MemoryRequest { Limits = new(), QueryText = "a=1" };
        var values = (await new StrictRequestReader().ReadAsync(raw, default)).Values;
        await raw.DisposeAsync();

        Should.Throw<ObjectDisposedException>(() => values.GetAll("a"));
    }

    private static async Task<string> AllAsync(RawRequest raw, string name, ValueSource source)
    {
        return string.Join(' ', (await new StrictRequestReader().ReadAsync(raw, default)).Values.GetAll(name, source));
    }

    private static RawPart Part(string name, string text) => new(name, System.Text.Encoding.UTF8.GetBytes(text), null);

    private static RawPart File(string name, string fileName) => new(name, default, new MemoryFile(fileName, "text/plain", [1]));
}
