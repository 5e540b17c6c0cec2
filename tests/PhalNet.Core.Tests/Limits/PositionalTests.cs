using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PhalNet.Core.Tests.Limits;

#pragma warning disable CA1822

/// <summary>Attributes on the parameters of a record's constructor, also when the serializer does not call this constructor.</summary>
public sealed class PositionalTests
{
    [Theory]
    [InlineData("Struct", """{"a":1}""", """{"a":1,"b":2,"c":null}""")]
    [InlineData("Struct", """{"a":9}""", "value.a must be from 1 to 3.")]
    [InlineData("Struct", """{"a":1,"b":9}""", "value.b must be from 1 to 3.")]
    [InlineData("Struct", "{}", "value.a is required.")]
    [InlineData("Optional", """{"a":9}""", "value.a must be from 1 to 3.")]
    [InlineData("ReadOnly", """{"name":"long"}""", "value.name must have a length of at most 3.")]
    [InlineData("ReadOnly", "{}", "value.name is required.")]
    [InlineData("List", """[{"a":1},{"a":9}]""", "value[1].a must be from 1 to 3.")]
    [InlineData("Set", """[{"a":9}]""", "value[0].a must be from 1 to 3.")]
    [InlineData("Values", """{"x":{"a":9}}""", "value.x.a must be from 1 to 3.")]
    [InlineData("Held", """{"one":{"a":9}}""", "value.one.a must be from 1 to 3.")]
    [InlineData("Held", """{"one":{"a":1},"two":{"a":9}}""", "value.two.a must be from 1 to 3.")]
    [InlineData("Called", """{"a":9}""", "value.a must be from 1 to 3.")]
    [InlineData("Called", """{"a":1}""", """{"a":1,"b":2}""")]
    [InlineData("Derived", """{"a":9,"more":1}""", "value.a must be from 1 to 3.")]
    [InlineData("Derived", """{"a":1,"more":9}""", "value.more must be from 1 to 3.")]
    [InlineData("Other", """{"a":9}""", "value.a must be from 1 to 3.")]
    public async Task Parameter_OfARecordsConstructor_IsHonoured(string action, string json, string gives)
    {
        await using var host = await TestHost.StartAsync(typeof(Positional));

        var result = await host.CallAsync($"App.Positional.{action}", ("value", JsonDocument.Parse(json).RootElement));

        if (gives[0] == '{')
            JsonSerializer.Serialize(result.Data, result.Json).ShouldBe(gives, result.Message);
        else
            (result.Ret, result.Message).ShouldBe((400, gives));
    }

    [Theory]
    [InlineData("""{"prices":{"a":1}}""", 200)]
    [InlineData("""{"prices":{"a":"x"}}""", 400)]
    public async Task Dictionary_DeclaredByItsInterface_IsRead(string json, int ret)
    {
        await using var host = await TestHost.StartAsync(typeof(Positional));
        var sent = JsonDocument.Parse(json).RootElement.GetProperty("prices");

        (await host.CallAsync("App.Positional.Prices", ("prices", sent))).Ret.ShouldBe(ret);
        (await host.CallAsync("App.Positional.ReadOnlyPrices", ("prices", sent.GetRawText()))).Ret.ShouldBe(ret);
    }

    public record struct Pair([Range(1, 3)] int A, [Range(1, 3)] int B = 2, string? C = null);

    public readonly record struct Named([StringLength(3)] string Name);

    [method: JsonConstructor]
    public record struct CalledPair([Range(1, 3)] int A, int B = 2);

    public sealed record Holder(Pair One, Pair? Two = null);

    public record Base([Range(1, 3)] int A);

    public sealed record DerivedOne(int A, [Range(1, 3)] int More) : Base(A);

    // This constructor has no limits for A; the one that declares the member does.
    public sealed record OtherOne([Range(1, 3)] int A, int B)
    {
        [JsonConstructor]
        public OtherOne(int a)
            : this(a, 0)
        {
        }
    }

    [Service("App.Positional")]
    public sealed class Positional
    {
        public Pair Struct(Pair value) => value;

        public Pair? Optional(Pair? value = null) => value;

        public Named ReadOnly(Named value) => value;

        public List<Pair> List(List<Pair> value) => value;

        public IReadOnlySet<Pair> Set(IReadOnlySet<Pair> value) => value;

        public Dictionary<string, Pair> Values(Dictionary<string, Pair> value) => value;

        public Holder Held(Holder value) => value;

        public CalledPair Called(CalledPair value) => value;

        public DerivedOne Derived(DerivedOne value) => value;

        public OtherOne Other(OtherOne value) => value;

        public int Prices(IDictionary<string, int> prices) => prices.Count;

        public int ReadOnlyPrices(IReadOnlyDictionary<string, int> prices) => prices.Count;
    }
}
