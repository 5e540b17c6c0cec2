using System.ComponentModel.DataAnnotations;
using Shouldly;
using Xunit;

namespace PhalNet.Compatibility.Tests.Rules;

public sealed class ObjectTests
{
    [Theory]
    [InlineData("Place", """{"sku":"a","lines":[{"n":1}]}""", "")]
    [InlineData("Place", """{"sku":"toolongsku","lines":[]}""", "order.sku must have a length of at most 5.")]
    [InlineData("Place", """{"sku":"a","lines":[{"n":1},{"n":9}]}""", "order.lines[1].n must be from 1 to 5.")]
    [InlineData("Place", """{"lines":[]}""", "order.sku is required. (line 1, column 13)")]
    [InlineData("Place", """{"sku":"a","lines":[{"n":"x"}]}""", "order.lines[0].n must be of type int. (line 1, column 29)")]
    [InlineData("Place", """{"sku":"bad","lines":[]}""", "order has a value that is not allowed.")]
    [InlineData("Several", """[{"n":1},{"n":9}]""", "lines[1].n must be from 1 to 5.")]
    public async Task Object_IsHeldToTheLimitsOfItsMembers(string action, string json, string message)
    {
        await using var host = await ProfileHost.StartAsync([typeof(Orders)]);

        var reply = await host.GetAsync($"/api?s=App.Orders.{action}&{(action == "Place" ? "order" : "lines")}={Uri.EscapeDataString(json)}");

        reply.GetProperty("msg").GetString().ShouldBe(message);
        reply.GetProperty("ret").GetInt32().ShouldBe(message.Length == 0 ? 200 : 400);
    }

    public sealed record Line([Range(1, 5)] int N);

    public sealed record Order
    {
        public Order(string sku, IReadOnlyList<Line> lines)
        {
            if (sku == "bad")
                throw new ArgumentException("secret");
            (Sku, Lines) = (sku, lines);
        }

        [StringLength(5)]
        public string Sku { get; }

        public IReadOnlyList<Line> Lines { get; }
    }

    [Service("App.Orders")]
    public sealed class Orders
    {
#pragma warning disable CA1822
        public int Place(Order order) => order.Lines.Count;

        public int Several([Param(ListFormat = ListFormat.Json)] List<Line> lines) => lines.Count;
    }
}
