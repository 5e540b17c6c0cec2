using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace PhalNet.Core.Tests.Rules;

#pragma warning disable CA1822, CA1716, xUnit1013

public sealed class JsonFaultTests
{
    [Theory]
    [InlineData("Order", """{"sku":"a","lines":[{"qty":1},{"qty":"x"}]}""", "value.lines[1].qty must be of type int.")]
    [InlineData("Order", """{"sku":"a","lines":[{"qty":1},{"qty":99999999999}]}""", "value.lines[1].qty must be of type int.")]
    [InlineData("Order", """{"sku":"a","lines":[{"qty":1},{}]}""", "value.lines[1].qty is required.")]
    [InlineData("Order", """{"lines":[]}""", "value.sku is required.")]
    [InlineData("Order", """{"sku":null,"lines":[]}""", "value.sku is required.")]
    [InlineData("Order", """{"sku":"a","lines":{}}""", "value.lines must be of type array.")]
    [InlineData("Order", """{"sku":"a","lines":[5]}""", "value.lines[0] must be of type object.")]
    [InlineData("Order", """{"sku":{},"lines":[]}""", "value.sku must be of type string.")]
    [InlineData("Order", """{"sku":"a","lines":[],"colour":"blue"}""", "value.colour must be one of: red, dark_green.")]
    [InlineData("Order", """{"sku":"a","lines":[],"id":"x"}""", "value.id must be a GUID, such as 00000000-0000-0000-0000-000000000001.")]
    [InlineData("Order", """{"sku":"a","lines":[],"prices":{"eur":1,"a.b":"x"}}""", "value.prices[\"a.b\"] must be of type decimal.")]
    [InlineData("Order", "5", "value must be of type object.")]
    [InlineData("Order", "[]", "value must be of type object.")]
    [InlineData("Orders", """[{"sku":"a","lines":[]},{"sku":"a","lines":[{}]}]""", "value[1].lines[0].qty is required.")]
    [InlineData("Closed", """{"a":1,"b":2}""", "value.b is not a known member.")]
    [InlineData("Pet", """{"kind":"dog"}""", "value.kind must be one of: cat, 7.")]
    [InlineData("Pet", """{"lives":1}""", "value.kind is required.")]
    [InlineData("Pet", """{"lives":"x","kind":"cat"}""", "value.lives must be of type int.")]
    [InlineData("Pet", """{"kind":"cat"}""", "")]
    [InlineData("Pet", """{"kind":7}""", "")]
    [InlineData("Pet", """{"lives":3,"kind":"cat"}""", "")]
    [InlineData("PetHolder", """{"pets":[{"lives":3,"kind":"cat"},{"kind":"fish"}]}""", "value.pets[1].kind must be one of: cat, 7.")]
    [InlineData("PetHolder", """{"pets":[{"lives":3,"kind":"cat"},{}]}""", "value.pets[1].kind is required.")]
    [InlineData("Thing", """{"lives":1}""", "value.$type is required.")]
    public async Task Json_ThatDoesNotFit_NamesTheMember(string action, string json, string message)
    {
        await using var host = await StartAsync();

        var result = await host.CallAsync($"App.Faults.{action}", ("value", JsonDocument.Parse(json).RootElement));

        result.Message.ShouldBe(message);
        result.Ret.ShouldBe(message.Length == 0 ? 200 : 400);
        host.Log.Errors.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{"sku":"a","lines":[{"qty":"x"}]}""", "value.lines[0].qty must be of type int. (line 1, column 31)")]
    [InlineData("{\"sku\":\"a\",\n\"lines\":[{\"qty\":\"x\"}]}", "value.lines[0].qty must be of type int. (line 2, column 20)")]
    [InlineData("""{"sku":""", "value is not valid JSON: error in line 1, column 8.")]
    [InlineData("""{"sku":"a","lines":[{]}""", "value is not valid JSON: error in line 1, column 22.")]
    [InlineData("nonsense", "value is not valid JSON: error in line 1, column 2.")]
    public async Task Text_ThatDoesNotFit_NamesThePlaceToo(string text, string message)
    {
        await using var host = await StartAsync();

        var result = await host.CallAsync("App.Faults.Order", ("value", text));

        (result.Ret, result.Message).ShouldBe((400, message));
    }

    [Theory]
    [InlineData("Any", """{"a":"\ud800"}""")]
    [InlineData("Any", """{"\uDC00":1}""")]
    [InlineData("Any", "[\"\\ud800\"]")]
    [InlineData("Node", """[["a\ud83d\u0041"]]""")]
    [InlineData("AnyList", """[["\ud800"]]""")]
    [InlineData("AnyList", """[{"a":["\uD83D"]}]""")]
    [InlineData("ByName", """{"a":"\udfff\ud83d"}""")]
    [InlineData("ByName", """{"\ud83d":1}""")]
    public async Task Json_ThatSpellsHalfOfACharacter_IsTheCallersError(string action, string json)
    {
        await using var host = await StartAsync();

        foreach (var sent in new object[] { json, JsonDocument.Parse(json).RootElement })
        {
            var result = await host.CallAsync($"App.Faults.{action}", ("value", sent));
            result.Ret.ShouldBe(400, result.Message);
        }

        (await host.CallAsync($"App.Faults.{action}", ("value", json.Replace("\\u", "\\\\u")))).Ret.ShouldBe(200);
        host.Log.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task Text_ThatIsTooDeep_SaysSo()
    {
        await using var host = await StartAsync();

        var result = await host.CallAsync("App.Faults.Order", ("value", new string('[', 100) + new string(']', 100)));

        (result.Ret, result.Message).ShouldBe((400, "value is nested deeper than 64 levels."));
    }

    [Fact]
    public async Task Text_WithTooManyValues_SaysSo()
    {
        await using var host = await TestHost.StartAsync(
            app => app.AddModule("App", [typeof(Faults)]), options => options.Limits.Elements = 3);

        (await host.CallAsync("App.Faults.Order", ("value", """{"sku":"a","lines":[{}]}"""))).Message.ShouldBe(
            "value.lines[0].qty is required. (line 1, column 23)");
        (await host.CallAsync("App.Faults.Order", ("value", """{"sku":"a","lines":[{"qty":1}]}"""))).Message.ShouldBe(
            "There are more than 3 values in the request.");
    }

    private static Task<TestHost> StartAsync() => TestHost.StartAsync(typeof(Faults));

    public sealed record Line(int Qty);

    public sealed record Order(string Sku, List<Line> Lines)
    {
        public Colour? Colour { get; init; }

        public Guid? Id { get; init; }

        public Dictionary<string, decimal>? Prices { get; init; }
    }

    public enum Colour
    {
        Red,
        DarkGreen,
    }

    [JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
    public sealed record Closed(int A);

    [JsonPolymorphic(TypeDiscriminatorPropertyName = "kind"), JsonDerivedType(typeof(Cat), "cat"), JsonDerivedType(typeof(Fish), 7)]
    public abstract class Pet;

    public sealed class Cat : Pet
    {
        public int Lives { get; set; }
    }

    public sealed class Fish : Pet;

    public sealed record PetHolder(List<Pet> Pets);

    [JsonDerivedType(typeof(Stone), "stone")]
    public abstract class Thing;

    public sealed class Stone : Thing;

    [Service("App.Faults")]
    public sealed class Faults
    {
        public void Any(JsonElement value) => _ = value;

        public void Node(JsonNode value) => _ = value;

        public void AnyList([Param(ListFormat = ListFormat.Json)] List<JsonElement> value) => _ = value;

        public void ByName(Dictionary<string, object> value) => _ = value;

        public void Order(Order value) => _ = value;

        public void Orders(List<Order> value) => _ = value;

        public void Closed(Closed value) => _ = value;

        public void Pet(Pet value) => _ = value;

        public void PetHolder(PetHolder value) => _ = value;

        public void Thing(Thing value) => _ = value;
    }
}
