namespace PhalNet.Core.Tests.Replies;

#pragma warning disable CA1822

/// <summary>The options of a module for numbers that clients cannot represent.</summary>
public sealed class NumberFormTests
{
    private const long Big = 9007199254740993;

    [Theory]
    [InlineData("Long", "\"9007199254740993\"")]
    [InlineData("Unsigned", "\"18446744073709551615\"")]
    [InlineData("Huge", "\"170141183460469231731687303715884105727\"")]
    [InlineData("MaybeLong", "\"1\"")]
    [InlineData("NoLong", "null")]
    [InlineData("List", """["1",null]""")]
    [InlineData("Lists", """[["1"],[]]""")]
    [InlineData("Map", """{"a":"1"}""")]
    [InlineData("Order", """{"id":"9007199254740993","parent":null,"lines":["1"],"qty":1,"share":1.5,"any":"1"}""")]
    [InlineData("Anything", """{"a":"1","b":2}""")]
    public async Task Int64AsText_WritesIntegersOf64Bits(string action, string data)
    {
        await using var set = await TestHost.StartAsync(app => app.AddModule("App", [typeof(Numbers)], module => module.Int64AsText = true));
        await using var configured = await TestHost.StartAsync(
            app => app.AddModule("App", [typeof(Numbers)]), configuration: ("App:Int64AsText", "true"));
        await using var without = await TestHost.StartAsync(typeof(Numbers));

        (await set.DataAsync($"App.Numbers.{action}")).ShouldBe(data);
        (await configured.DataAsync($"App.Numbers.{action}")).ShouldBe(data);
        (await without.DataAsync($"App.Numbers.Long")).ShouldBe("9007199254740993");
    }

    [Theory]
    [InlineData("""{"id":"9007199254740993","parent":"2","lines":["1",2],"qty":1,"share":1.5,"any":1}""")]
    [InlineData("""{"id":9007199254740993,"parent":2,"lines":[1,2],"qty":1,"share":1.5,"any":1}""")]
    public async Task Int64AsText_IsReadBack(string order)
    {
        await using var host = await TestHost.StartAsync(app => app.AddModule("App", [typeof(Numbers)], module => module.Int64AsText = true));

        (await host.DataAsync("App.Numbers.Sum", ("order", order))).ShouldBe("\"9007199254740998\"");
    }

    [Theory]
    [InlineData("Text", """{"whole":1.5,"nothing":"NaN","float":"Infinity","half":"-Infinity","maybe":"NaN","list":["NaN",1]}""")]
    [InlineData("null", """{"whole":1.5,"nothing":null,"float":null,"half":null,"maybe":null,"list":[null,1]}""")]
    public async Task NonFinite_IsWrittenAsTheModuleSays(string form, string data)
    {
        await using var configured = await TestHost.StartAsync(
            app => app.AddModule("App", [typeof(Numbers)]), configuration: ("App:NonFinite", form));
        await using var set = await TestHost.StartAsync(app => app.AddModule("App", [typeof(Numbers)], module =>
            module.NonFinite = Enum.Parse<NonFiniteNumbers>(form, ignoreCase: true)));

        (await configured.DataAsync("App.Numbers.NonFinite")).ShouldBe(data);
        (await set.DataAsync("App.Numbers.NonFinite")).ShouldBe(data);
        (await set.DataAsync("App.Numbers.HalfNumber")).ShouldBe("1.5");
        (await set.DataAsync("App.Numbers.Extra")).ShouldBe("5");
    }

    [Fact]
    public async Task NonFinite_WhereNothingIsSaid_CannotBeWritten()
    {
        await using var host = await TestHost.StartAsync(typeof(Numbers));

        await Should.ThrowAsync<ArgumentException>(host.DataAsync("App.Numbers.NonFinite"));
    }

    [Theory]
    [InlineData("App:Int64AsText", "maybe", "App:Int64AsText 'maybe' is not one of true, false.")]
    [InlineData("App:NonFinite", "Zero", "App:NonFinite 'Zero' is not one of Refuse, Text, Null.")]
    [InlineData("App:NonFinite", "7", "App:NonFinite '7' is not one of Refuse, Text, Null.")]
    public async Task Option_OfAnotherValue_StopsTheStart(string key, string value, string expected)
    {
        var error = await Should.ThrowAsync<DeclarationException>(() =>
            TestHost.StartAsync(app => app.AddModule("App", [typeof(Numbers)]), configuration: (key, value)));

        error.Errors.ShouldBe([expected]);
    }

    public sealed record Ordered(long Id, long? Parent, List<long> Lines, int Qty, double Share, object Any);

    public sealed record Measured(double Whole, double Nothing, float Float, Half Half, double? Maybe, List<double> List);

    [Service("App.Numbers")]
    private sealed class Numbers
    {
        public long Long() => Big;

        public ulong Unsigned() => ulong.MaxValue;

        public Int128 Huge() => Int128.MaxValue;

        public long? MaybeLong() => 1;

        public long? NoLong() => null;

        public long?[] List() => [1, null];

        public List<List<long>?> Lists() => [[1], null];

        public Dictionary<string, long> Map() => new() { ["a"] = 1 };

        public Ordered Order() => new(Big, null, [1], 1, 1.5, 1L);

        public object Anything() => new Dictionary<string, object> { ["a"] = 1L, ["b"] = 2 };

        public long Sum(Ordered order) => order.Id + order.Parent!.Value + order.Lines.Sum();

        public Measured NonFinite() => new(1.5, double.NaN, float.PositiveInfinity, Half.NegativeInfinity, double.NaN, [double.NaN, 1]);

        public Half HalfNumber() => (Half)1.5;

        public double Extra() => 5;
    }
}
