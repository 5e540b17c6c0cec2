using System.ComponentModel;
using System.Globalization;
using Shouldly;
using Xunit;

namespace PhalNet.Compatibility.Tests.Rules;

/// <summary>Defaults that PHP cannot represent, and values that keep the profile's form.</summary>
public sealed class SpecialDefaultTests
{
    [Theory]
    [InlineData("NotANumber", "NaN")]
    [InlineData("Infinite", "Infinity")]
    [InlineData("Single", "-Infinity")]
    [InlineData("Largest", "79228162514264337593543950335")]
    [InlineData("Smallest", "-79228162514264337593543950335")]
    [InlineData("Unsigned", "18446744073709551615")]
    [InlineData("Unknown", "99")]
    [InlineData("Flags", "Read, Write")]
    [InlineData("Plain", "5 0.5 0.1 abc True 9223372036854775807")]
    [InlineData("Given", "5")]
    [InlineData("Initial", "10 01/31/2026 1+2")]
    public async Task Default_IsBoundAsItIsDeclared(string action, string expected)
    {
        await using var host = await ProfileHost.StartAsync([typeof(Special)]);

        var reply = await host.GetAsync($"/api?s=App.Special.{action}");

        reply.GetProperty("msg").GetString().ShouldBe("");
        reply.GetProperty("data").GetString().ShouldBe(expected);
    }

    [Theory]
    [InlineData("Numbers", "numbers=1&numbers=2", "2")]
    [InlineData("Numbers", "numbers[]=1&numbers[]=2", "1+2")]
    [InlineData("Numbers", "numbers=1,2", "1+2")]
    [InlineData("Limited", "text=", "400")]
    [InlineData("Limited", "text=abc", "abc")]
    public async Task Lists_AndEmptyTexts_AreThoseOfTheProfile(string action, string query, string expected)
    {
        await using var host = await ProfileHost.StartAsync([typeof(Special)]);

        var reply = await host.GetAsync($"/api?s=App.Special.{action}&{query}");

        (reply.GetProperty("ret").GetInt32() == 200 ? reply.GetProperty("data").GetString() : "400").ShouldBe(expected);
    }

    [Fact]
    public async Task ListOfObjects_IsNotJson_UnlessItIsDeclared()
    {
        await using var host = await ProfileHost.StartAsync([typeof(Special)]);
        const string Json = """points=[{"x":1,"y":2},{"x":3,"y":4}]""";

        (await host.GetAsync($"/api?s=App.Special.Declared&{Json}")).GetProperty("data").GetString().ShouldBe("1+3");
        (await host.GetAsync($"/api?s=App.Special.Points&{Json}")).GetProperty("ret").GetInt32().ShouldBe(400);
        (await host.GetAsync("/api?s=App.Special.Points&points[0][x]=1&points[0][y]=2")).GetProperty("data").GetString().ShouldBe("1");
    }

    [Flags]
    private enum Right
    {
        Read = 1,
        Write = 2,
    }

    private sealed record Place(int X, int Y);

    [Service("App.Special")]
    private sealed class Special
    {
        [Param] public int Page { get; set; } = 10;

        [Param] public DateOnly From { get; set; } = new(2026, 1, 31);

        [Param] public List<int> Ids { get; set; } = [1, 2];

        public string Initial() => $"{Page} {Show(From)} {string.Join('+', Ids)}";

        public string NotANumber(double value = double.NaN) => Show(value);

        public string Infinite(double value = double.PositiveInfinity) => Show(value);

        public string Single(float value = float.NegativeInfinity) => Show(value);

        public string Largest(decimal value = decimal.MaxValue) => Show(value);

        public string Smallest(decimal? value = decimal.MinValue) => Show(value);

        public string Unsigned(ulong value = ulong.MaxValue) => Show(value);

        public string Unknown(DayOfWeek value = (DayOfWeek)99) => Show(value);

        public string Flags(Right value = Right.Read | Right.Write) => Show(value);

        public string Given([DefaultValue(5)] int value) => Show(value);

        public string Plain(int a = 5, decimal b = 0.5m, float c = 0.1f, string d = "abc", bool e = true, long f = long.MaxValue) =>
            $"{Show(a)} {Show(b)} {Show(c)} {d} {e} {f}";

        public string Numbers(int[] numbers) => string.Join('+', numbers);

        public string Points(List<Place> points) => string.Join('+', points.Select(point => point.X));

        public string Declared([Param("points", ListFormat = ListFormat.Json)] List<Place> points) => Points(points);

        public string Limited([System.ComponentModel.DataAnnotations.MinLength(3)] string? text = null) => text ?? "none";

        private static string Show(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "null";
    }
}
