using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;

namespace PhalNet.Core.Tests.Limits;

public sealed partial class ObjectLimitTests
{
    [Theory]
    [InlineData("Order", """{"sku":"a","qty":1}""", "")]
    [InlineData("Order", """{"sku":"toolongsku","qty":99}""", "value.sku must have a length of at most 5.")]
    [InlineData("Order", """{"sku":"a","qty":99}""", "value.qty must be from 1 to 10.")]
    [InlineData("Orders", """[{"sku":"a","qty":1},{"sku":"a","qty":0}]""", "value[1].qty must be from 1 to 10.")]
    [InlineData("Array", """[{"sku":"a","qty":0}]""", "value[0].qty must be from 1 to 10.")]
    [InlineData("Prices", """{"eur":{"sku":"a","qty":1},"usd":{"sku":"a","qty":0}}""", "value.usd.qty must be from 1 to 10.")]
    [InlineData("Prices", """{"a.b":{"sku":"a","qty":0}}""", "value[\"a.b\"].qty must be from 1 to 10.")]
    [InlineData("Basket", """{"lines":[{"sku":"a","qty":1},{"sku":"a","qty":1},{"sku":"a","qty":11}]}""", "value.lines[2].qty must be from 1 to 10.")]
    [InlineData("Basket", """{"lines":[]}""", "value.lines must have a length of at least 1.")]
    [InlineData("Basket", """{"lines":[{"sku":"a","qty":1}],"by_name":{"x":{"sku":"a","qty":0}}}""", "value.by_name.x.qty must be from 1 to 10.")]
    [InlineData("Basket", """{"lines":[{"sku":"a","qty":1}],"by_name":{"a":null,"b":null,"c":null}}""", "value.by_name must have a length of at most 2.")]
    [InlineData("Basket", """{"lines":[{"sku":"a","qty":1}],"first":{"sku":"a","qty":0}}""", "value.first.qty must be from 1 to 10.")]
    [InlineData("Class", """{"name":"abc"}""", "")]
    [InlineData("Class", """{"name":"ABC"}""", "value.name does not have the required format.")]
    [InlineData("Class", """{"name":""}""", "value.name must not be empty.")]
    [InlineData("Class", """{}""", "value.name is required.")]
    [InlineData("Class", """{"name":"abc","code":""}""", "")]
    [InlineData("Class", """{"name":"abc","code":"a"}""", "value.code does not have the required format.")]
    [InlineData("Class", """{"name":"abc","colour":"blue"}""", "value.colour must be one of: red, green.")]
    [InlineData("Class", """{"name":"abc","weight-in-kg":0.5}""", "value.weight-in-kg must be from 1 to 2.5.")]
    [InlineData("Class", """{"name":"abc","day":"1999-12-31"}""", "value.day must be from 2000-01-01 to 2099-12-31.")]
    [InlineData("Derived", """{"name":"abc","more":11}""", "value.more must be from 0 to 10.")]
    [InlineData("Derived", """{"name":"","more":1}""", "value.name must not be empty.")]
    [InlineData("Struct", """{"left":-1}""", "value.left must be from 0 to 5.")]
    [InlineData("Struct", """{"left":1,"right":9}""", "value.right must be from 0 to 5.")]
    [InlineData("OptionalStruct", """{"left":-1}""", "value.left must be from 0 to 5.")]
    [InlineData("Compared", """{"password":"a","again":"b"}""", "value.again must be the same as password.")]
    [InlineData("Own", """{"word":"bad"}""", "value.word is not valid: not a good word")]
    [InlineData("Own", """{}""", "value.word is not valid: nothing")]
    [InlineData("Whole", """{"a":1,"b":1}""", "value is not valid: a and b are the same")]
    [InlineData("Validatable", """{"from":2,"until_then":1}""", "value.until_then is not valid: ends before it begins")]
    [InlineData("Validatable", """{"from":0,"until_then":-1}""", "value.from must be from 1 to 10.")]
    [InlineData("Validatable", """{"from":5,"until_then":6}""", "value is not valid: value is unlucky")]
    [InlineData("ValidatableHolder", """{"inner":[{"from":2,"until_then":1}]}""", "value.inner[0].until_then is not valid: ends before it begins")]
    [InlineData("Worded", """{"a":11}""", "value.a: 1 to 10, please")]
    [InlineData("Worded", """{"a":1,"b":"toolong"}""", "value.b too long for us (at most 3)")]
    [InlineData("Worded", """{"a":1,"b":"x","c":""}""", "we need value.c")]
    [InlineData("RequiredNumber", """{"count":0}""", "")]
    [InlineData("RequiredNumber", """{}""", "value.count is required.")]
    [InlineData("Tree", """{"n":1,"next":{"n":1,"next":{"n":7}}}""", "value.next.next.n must be from 0 to 5.")]
    [InlineData("Tree", """{"n":1,"children":[{"n":1},{"n":9}]}""", "value.children[1].n must be from 0 to 5.")]
    [InlineData("Pet", """{"kind":"cat","lives":10}""", "value.lives must be from 0 to 9.")]
    [InlineData("Pet", """{"lives":10,"kind":"cat"}""", "value.lives must be from 0 to 9.")]
    [InlineData("PetHolder", """{"pet":{"kind":"cat","lives":10}}""", "value.pet.lives must be from 0 to 9.")]
    [InlineData("PetHolder", """{"pet":{"kind":"dog"}}""", "")]
    [InlineData("ByConverter", """{"shape":"round"}""", "value.shape.radius must be from 1 to 9.")]
    [InlineData("Immutable", """{"name":"x"}""", "")]
    [InlineData("Immutable", """{"name":"x","lines":[{"sku":"a","qty":0}]}""", "value.lines[0].qty must be from 1 to 10.")]
    [InlineData("Message", """{"sku":"toolongsku","qty":1}""", "value.sku: no")]
    [InlineData("Endless", """{"n":1}""", "")]
    public async Task Value_OfAnObject_IsHeldToTheLimitsOfAllItIsMadeOf(string action, string json, string message)
    {
        await using var host = await StartAsync();
        using var document = JsonDocument.Parse(json);

        var result = await host.CallAsync($"App.Objects.{action}", ("value", document.RootElement));

        result.Message.ShouldBe(message);
        result.Ret.ShouldBe(message.Length == 0 ? 200 : 400);
        host.Log.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task Property_OfTheService_IsHeldToThemAsWell()
    {
        await using var host = await StartAsync();

        var result = await host.CallAsync("App.Objects.None", ("base_order", """{"sku":"a","qty":99}"""));

        (result.Ret, result.Message).ShouldBe((400, "base_order.qty must be from 1 to 10."));
    }

    [Fact]
    public async Task Limits_SpeakTheLanguageOfTheCaller_InTheWordsOfParameters()
    {
        await using var host = await StartAsync();
        using var document = JsonDocument.Parse("""{"lines":[{"sku":"a","qty":0}]}""");

        var result = await host.CallAsync(new CallRequest("App.Objects.Basket", CallRequest.Create("", ("value", document.RootElement)).Values) { Language = "zh-CN" });

        result.Message.ShouldBe("参数 value.lines[0].qty 应在 1 到 10 之间。");
    }

    [Fact]
    public async Task Attribute_OfAMember_FindsTheServicesOfTheCall()
    {
        await using var host = await TestHost.StartAsync(
            app => app.AddModule("App", [typeof(Objects)], module => module.Services.AddScoped<Dictionary>()), environment: "Development");

        var result = await host.CallAsync("App.Objects.Looked", ("value", """{"word":"unknown"}"""));

        (result.Ret, result.Message).ShouldBe((400, "value.word is not valid: not in the dictionary"));
    }

    [Fact]
    public async Task Check_ThatFails_IsTheServicesFault()
    {
        await using var host = await StartAsync();

        var result = await host.CallAsync("App.Objects.Broken", ("value", """{"n":1}"""));

        result.Ret.ShouldBe(500);
        host.Log.Errors.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Types_WithoutLimits_HaveNothingToCheck()
    {
        await using var host = await StartAsync();
        var actions = host.Registry.Current.Actions.Where(action => action.Name.StartsWith("App.Plain.", StringComparison.Ordinal)).ToArray();

        actions.ShouldNotBeEmpty();
        foreach (var action in actions)
            action.Plan.Binder.Graphs.ShouldBeNull(action.Name);
    }

    private static Task<TestHost> StartAsync() => TestHost.StartAsync(app => app.AddModule("App", [typeof(Objects), typeof(Plain)], module =>
        module.AddMessages("en", new Dictionary<string, string> { ["own.too-long"] = "{name} too long for us (at most {max})" })));
}
