using System.Text.Json;
using PhalNet.Tests.Shared;

namespace PhalNet.Core.Tests.Rules;

/// <summary>Every row of the table of types, in process.</summary>
public sealed class EveryTypeTests
{
    public static TheoryData<Type> Types => [.. TypeRows.Types];

    public static TheoryData<Type> Sendable => [.. TypeRows.Types.Where(type => TypeRows.Of(type).Text is not null)];

    public static TheoryData<Type> Bounded => [.. TypeRows.Types.Where(type => TypeRows.Of(type).Beyond is not null)];

    [Fact]
    public void Type_OfTheCatalogue_HasARow() => TypeRows.OfCatalogue.Count.ShouldBe(ParameterTypes.All.Count);

    [Theory]
    [MemberData(nameof(Sendable))]
    public async Task Text_BecomesTheValue(Type type)
    {
        await using var host = await StartAsync(type);

        var value = await ValueAsync(host, "One", TypeRows.Of(type).Text);

        value.ShouldBeAssignableTo(type);
        Written(value).ShouldBe(TypeRows.Of(type).Value);
    }

    [Theory]
    [MemberData(nameof(Sendable))]
    public async Task Value_GivenAsItIs_IsTheValue(Type type)
    {
        await using var host = await StartAsync(type);
        var value = await ValueAsync(host, "One", TypeRows.Of(type).Text);

        Written(await ValueAsync(host, "One", value)).ShouldBe(TypeRows.Of(type).Value);
        Written(await ValueAsync(host, "One", JsonDocument.Parse(TypeRows.Of(type).Json).RootElement)).ShouldBe(TypeRows.Of(type).Value);
        Written(await ValueAsync(host, "Maybe", value)).ShouldBe(TypeRows.Of(type).Value);
    }

    [Theory]
    [MemberData(nameof(Sendable))]
    public async Task Values_OfAList_AreItsElements(Type type)
    {
        await using var host = await StartAsync(type);
        var row = TypeRows.Of(type);
        var value = await ValueAsync(host, "One", row.Text);

        foreach (var action in new[] { "Many", "Set" })
        {
            var list = (System.Collections.IEnumerable)(await ValueAsync(host, action, new[] { value }))!;
            list.Cast<object>().ShouldHaveSingleItem().ShouldBeAssignableTo(type);
            Written(list).ShouldBe($"[{row.Value}]");
        }
    }

    [Theory]
    [MemberData(nameof(Types))]
    public async Task Value_OfNoSuchType_IsRefused_InBothLanguages(Type type)
    {
        await using var host = await StartAsync(type);
        var row = TypeRows.Of(type);
        object wrong = row.Wrong is null ? JsonDocument.Parse(row.WrongJson).RootElement : row.Wrong;

        (await RefusalAsync(host, wrong, "en")).ShouldStartWith(row.Words.English);
        (await RefusalAsync(host, wrong, "zh-CN")).ShouldStartWith(row.Words.Chinese);
    }

    [Theory]
    [MemberData(nameof(Bounded))]
    public async Task Number_BeyondTheType_IsRefused(Type type)
    {
        await using var host = await StartAsync(type);

        (await RefusalAsync(host, TypeRows.Of(type).Beyond!, "en")).ShouldBe(TypeRows.Of(type).Words.English);
    }

    [Fact]
    public async Task File_IsTheValue()
    {
        await using var host = await StartAsync(typeof(UploadedFile));
        MemoryFile file = new("a.txt", "text/plain", [1]);

        (await ValueAsync(host, "One", file)).ShouldBe(file);
        (await ValueAsync(host, "Maybe", file)).ShouldBe(file);
    }

    private static Task<TestHost> StartAsync(Type type) => TestHost.StartAsync(app =>
        app.AddModule("App", [TypeWalk.ServiceOf(type)]), configuration: [("PhalNet:TimeZone", "Asia/Shanghai")]);

    private static async Task<object?> ValueAsync(TestHost host, string action, object? value)
    {
        var result = await host.CallAsync($"App.TypeWalk.{action}", ("value", value));
        result.Ret.ShouldBe(200, result.Message);
        return ((Held)result.Data!).Value;
    }

    private static async Task<string> RefusalAsync(TestHost host, object value, string language)
    {
        var values = CallRequest.Create("", ("value", value)).Values;
        var result = await host.CallAsync(new CallRequest("App.TypeWalk.One", values) { Language = language });
        result.Ret.ShouldBe(400, result.Message);
        return result.Message;
    }

    private static string Written(object? value) => JsonSerializer.Serialize(value, ModuleJson.Create());
}
