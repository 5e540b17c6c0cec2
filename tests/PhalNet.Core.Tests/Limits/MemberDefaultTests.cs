using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PhalNet.Core.Tests.Limits;

/// <summary><c>[DefaultValue]</c> on a member of an object is its value when it is not sent, as for a parameter.</summary>
public sealed class MemberDefaultTests
{
    [Theory]
    [InlineData("{}", """{"page":10,"from":"2026-01-31","kind":"large","tags":["a","b"],"note":"none","maybe":3,"inner":null,"plain":7}""")]
    [InlineData("""{"page":"3","from":"2026-02-01","kind":"small","tags":[],"note":"","maybe":null,"plain":1}""",
        """{"page":3,"from":"2026-02-01","kind":"small","tags":[],"note":"","maybe":null,"inner":null,"plain":1}""")]
    [InlineData("""{"inner":{"page":1}}""",
        """{"page":10,"from":"2026-01-31","kind":"large","tags":["a","b"],"note":"none","maybe":3,"inner":{"page":1,"from":"2026-01-31","kind":"large","tags":["a","b"],"note":"none","maybe":3,"inner":null,"plain":7},"plain":7}""")]
    public async Task Member_ThatIsNotSent_HasItsDefault(string sent, string read)
    {
        await using var host = await TestHost.StartAsync(typeof(Searching));

        var result = await host.CallAsync("App.Searching.Run", ("search", sent));

        result.Message.ShouldBe("");
        result.Data.ShouldBe(read);
    }

    [Fact]
    public async Task DefaultThatIsAList_IsNotSharedBetweenCalls()
    {
        await using var host = await TestHost.StartAsync(typeof(Searching));

        (await host.CallAsync("App.Searching.Add", ("search", "{}"))).Data.ShouldBe(3);
        (await host.CallAsync("App.Searching.Add", ("search", "{}"))).Data.ShouldBe(3);
    }

    [Theory]
    [InlineData(typeof(Outside), "Outside+Order.Qty: the default value 99 is outside the parameter's limits.")]
    [InlineData(typeof(OtherType), "OtherType+Order.On: the default value soon does not have the parameter's type.")]
    [InlineData(typeof(Null), "Null+Order.Qty: DefaultValueAttribute gives null or text that is not a Int32; Int32 cannot be null.")]
    [InlineData(typeof(Needed), "Needed+Order.Qty: a member with a default value cannot be required.")]
    [InlineData(typeof(Positional), "Positional+Order.Qty: the constructor sets it: give the constructor parameter a default value, or set the member outside the constructor; DefaultValueAttribute has no effect here.")]
    [InlineData(typeof(Converted), "Converted+Order.Qty: a converter of the module reads PhalNet.Core.Tests.Limits.MemberDefaultTests+Converted+Order; set the member's default value there.")]
    public async Task Default_ThatCannotBe_StopsTheStart(Type service, string error) =>
        (await TestHost.ErrorsAsync(service)).ShouldBe([$"PhalNet.Core.Tests.Limits.MemberDefaultTests+{error}"]);

    [Fact]
    public async Task Default_OfASignature_MayBeRepeated()
    {
        await using var host = await TestHost.StartAsync(typeof(Repeating));
        (await host.CallAsync("App.Repeating.Run", ("order", "{}"))).Data.ShouldBe(3);
    }

#pragma warning disable CA1822
    [Service("App.Searching")]
    private sealed class Searching
    {
        private static readonly JsonSerializerOptions Web = new()
        {
            PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
        };

        public string Run(Search search) => JsonSerializer.Serialize(search, Web);

        public int Add(Search search)
        {
            search.Tags.Add("c");
            return search.Tags.Count;
        }
    }

    public enum Kind
    {
        Small,
        Large,
    }

    public sealed class Search
    {
        [DefaultValue(10), Range(1, 50)]
        public int Page { get; init; }

        [DefaultValue("2026-01-31")]
        public DateOnly From { get; set; }

        [DefaultValue(Kind.Large)]
        public Kind Kind { get; set; }

        [DefaultValue("a,b")]
        public List<string> Tags { get; set; } = [];

        [DefaultValue("none")]
        public string Note { get; set; } = "";

        [DefaultValue(3)]
        public int? Maybe { get; set; }

        [DefaultValue(null)]
        public Search? Inner { get; set; }

        public int Plain { get; set; } = 7;
    }

    [Service("App.Outside")]
    private sealed class Outside
    {
        public int Run(Order order) => order.Qty;

        public sealed class Order
        {
            [DefaultValue(99), Range(1, 10)]
            public int Qty { get; set; }
        }
    }

    [Service("App.OtherType")]
    private sealed class OtherType
    {
        public DateOnly Run(List<Order> orders) => orders[0].On;

        public sealed class Order
        {
            [DefaultValue("soon")]
            public DateOnly On { get; set; }
        }
    }

    [Service("App.Null")]
    private sealed class Null
    {
        public int Run(Order order) => order.Qty;

        public sealed class Order
        {
            [DefaultValue(null)]
            public int Qty { get; set; }
        }
    }

    [Service("App.Needed")]
    private sealed class Needed
    {
        public int Run(Order order) => order.Qty;

        public sealed class Order
        {
            [DefaultValue(1), Required]
            public int Qty { get; set; }
        }
    }

    [Service("App.Positional")]
    private sealed class Positional
    {
        public int Run(Order order) => order.Qty;

        public sealed record Order([property: DefaultValue(1)] int Qty);
    }

    [Service("App.Repeating")]
    private sealed class Repeating
    {
        public int Run(Order order) => order.Qty;

        public sealed record Order([property: DefaultValue(3)] int Qty = 3);
    }

    [Service("App.Converted")]
    private sealed class Converted
    {
        public int Run(Order order) => order.Qty;

        [JsonConverter(typeof(OrderConverter))]
        public sealed class Order
        {
            [DefaultValue(1)]
            public int Qty { get; set; }
        }

        public sealed class OrderConverter : JsonConverter<Order>
        {
            public override Order Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
            {
                reader.Skip();
                return new();
            }

            public override void Write(Utf8JsonWriter writer, Order value, JsonSerializerOptions options) => writer.WriteNullValue();
        }
    }
}
