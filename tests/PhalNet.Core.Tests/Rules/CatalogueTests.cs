using System.Collections;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using PhalNet.Tests.Shared;

namespace PhalNet.Core.Tests.Rules;

/// <summary>Every entry of the catalogue of types, from the request to the argument.</summary>
public sealed class CatalogueTests
{
    public static TheoryData<Type> Types => [.. TypeWalk.Types];

    public static TheoryData<Type> Elements =>
        [.. TypeWalk.Types.Where(type => ParameterTypes.Find(type).Kind is not (ParameterKind.File or ParameterKind.List))];

    public static TheoryData<Type> Lists => [.. TypeWalk.Lists];

    public static TheoryData<string> Names => [.. ParameterTypes.All.Where(type => type.Kind != ParameterKind.File).Select(type => type.Name).Distinct()];

    [Theory]
    [MemberData(nameof(Types))]
    public async Task Entry_HasAllThatReadersNeed(Type type)
    {
        await using var host = await TestHost.StartAsync();
        var catalog = host.Services.GetRequiredService<IMessageCatalog>();

        var entry = ParameterTypes.Find(type);

        entry.Name.ShouldBe(entry.Name.ToLowerInvariant());
        entry.TitleIn("en").ShouldNotBeEmpty();
        entry.TitleIn("zh-CN").ShouldNotBeEmpty();
        entry.CreateSchema()["type"].ShouldNotBeNull();
        if (entry.Kind is not (ParameterKind.Choice or ParameterKind.File))
            entry.Example.ShouldNotBeEmpty();
        var english = catalog.Format("en", entry.RefusalKey, []);
        var chinese = catalog.Format("zh-CN", entry.RefusalKey, []);
        english.ShouldContain("{name}");
        chinese.ShouldNotBe(english);
        Placeholders(chinese).ShouldBe(Placeholders(english), ignoreOrder: true);
    }

    [Fact]
    public void Entries_OfOneName_AreOfOneKindAndTitle()
    {
        foreach (var same in ParameterTypes.All.GroupBy(type => type.Name))
            same.Select(type => (type.Kind, type.TitleIn("en"), type.RefusalKey)).Distinct().ShouldHaveSingleItem(same.Key);
    }

    [Theory]
    [MemberData(nameof(Elements))]
    public async Task Value_WrittenBySystemTextJson_IsReadBack(Type type)
    {
        await using var host = await StartAsync(type);
        var value = await ReadAsync(host, "One", query: $"value={Uri.EscapeDataString(TypeWalk.Example(type)!)}");
        var json = JsonSerializer.Serialize(value, type, ModuleJson.Create());

        var again = await ReadAsync(host, "One", "application/json", $$"""{"value":{{json}}}""");

        Written(again).ShouldBe(Written(value));
    }

    [Theory]
    [MemberData(nameof(Types))]
    public async Task Value_OfAnotherType_IsRefusedInWordsOfTheType(Type type)
    {
        await using var host = await StartAsync(type);
        var entry = ParameterTypes.Find(type);
        object sent = type == typeof(string) || type == typeof(string[]) ? new Dictionary<string, int>() : "\u2026?";
        var values = CallRequest.Create("", ("value", sent)).Values;

        var english = await host.CallAsync(new CallRequest("App.TypeWalk.One", values) { Language = "en" });
        var chinese = await host.CallAsync(new CallRequest("App.TypeWalk.One", values) { Language = "zh-CN" });

        english.Ret.ShouldBe(400);
        english.Message.ShouldStartWith("value ");
        chinese.Message.ShouldStartWith("参数 value ");
        Placeholders(english.Message + chinese.Message).ShouldBeEmpty();
        if (entry.RefusalKey == "rule.type")
            english.Message.ShouldBe($"value must be of type {entry.Name}.");
        else if (entry.Example.Length > 0 && entry.Kind == ParameterKind.Text)
            english.Message.ShouldEndWith($"such as {entry.Example}.");
    }

    [Theory]
    [MemberData(nameof(Types))]
    public async Task Value_ThatIsNotSent_IsRequiredOrNothing(Type type)
    {
        await using var host = await StartAsync(type);

        (await host.CallAsync("App.TypeWalk.One")).Message.ShouldBe("value is required.");
        var absent = await host.CallAsync("App.TypeWalk.Maybe");
        var isNothing = type.IsValueType ? Activator.CreateInstance(type) : null;
        absent.Ret.ShouldBe(200, absent.Message);
        ((Held)absent.Data!).Value.ShouldBe(isNothing);
        if (type != typeof(string) && TypeWalk.Example(type) is not null)
            (await host.CallAsync("App.TypeWalk.One", ("value", ""))).Message.ShouldBe("value is required.");
    }

    [Theory]
    [MemberData(nameof(Elements))]
    public async Task Value_OfANullableType_IsBoundOrNull(Type type)
    {
        if (!type.IsValueType)
            return;
        await using var host = await StartAsync(typeof(Nullable<>).MakeGenericType(type));

        (await ReadAsync(host, "Maybe", query: $"value={Uri.EscapeDataString(TypeWalk.Example(type)!)}")).ShouldBeAssignableTo(type);
        (await ReadAsync(host, "Maybe")).ShouldBeNull();
    }

    [Theory]
    [MemberData(nameof(Elements))]
    public async Task Values_OfLists_AreBoundInTextAndJson(Type type)
    {
        await using var host = await StartAsync(type);
        var text = TypeWalk.Example(type)!;
        var json = $"[{TypeWalk.Json(type)}]";

        var isJson = ParameterTypes.Find(type).Kind == ParameterKind.Object;
        if (isJson || !text.Contains(','))
            One(await ReadAsync(host, "Many", query: $"value={Uri.EscapeDataString(isJson ? json : text)}")).ShouldBeAssignableTo(type);
        One(await ReadAsync(host, "Many", "application/json", $$"""{"value":{{json}}}""")).ShouldBeAssignableTo(type);
        One(await ReadAsync(host, "Set", "application/json", $$"""{"value":{{json}}}""")).ShouldBeAssignableTo(type);
    }

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task Values_OfEveryListAndSet_AreBound(Type type)
    {
        await using var host = await StartAsync(type);

        var ofText = (IEnumerable)(await ReadAsync(host, "One", query: "value=3,1,3"))!;
        var ofJson = (IEnumerable)(await ReadAsync(host, "One", "application/json", """{"value":[3,1,3]}"""))!;

        ofText.ShouldBeAssignableTo(type);
        ofText.Cast<int>().Distinct().Order().ShouldBe([1, 3]);
        ofJson.Cast<int>().ShouldBe(ofText.Cast<int>());
    }

    [Fact]
    public async Task Values_OfASortedSet_AreInOrder_IfTheyHaveOne()
    {
        await using var host = await StartAsync(typeof(SortedSet<int>));

        ((SortedSet<int>)(await ReadAsync(host, "One", query: "value=3,1,2"))!).ShouldBe([1, 2, 3]);
        (await TestHost.ErrorsAsync(TypeWalk.ServiceOf(typeof(SortedSet<Held>)))).ShouldContain(error => error.Contains("cannot be read from a request"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Rule_OfConfiguration_HasADefaultOfTheType(string name)
    {
        var entry = ParameterTypes.Find(name)!;
        var text = TypeWalk.Example(entry.ClrType)!;
        await using var host = await TestHost.StartAsync(
            app => app.AddModule("App", [typeof(Common)]), configuration: [("PhalNet:CommonRules:value:Type", name), ("PhalNet:CommonRules:value:Default", text)]);

        var absent = ((Held)(await host.CallAsync("App.Common.Run")).Data!).Value;
        var sent = ((Held)(await host.CallAsync("App.Common.Run", ("value", text))).Data!).Value;

        absent.ShouldBeAssignableTo(entry.ClrType);
        Written(sent).ShouldBe(Written(absent));
    }

    [Theory]
    [InlineData(typeof(Uri), "/a/b")]
    [InlineData(typeof(Uri), "a/b")]
    [InlineData(typeof(Uri), " https://example.com/")]
    [InlineData(typeof(Uri), "https://example.com/ ")]
    [InlineData(typeof(TimeSpan), "1")]
    [InlineData(typeof(TimeSpan), "01:30")]
    [InlineData(typeof(TimeSpan), " 01:30:00")]
    [InlineData(typeof(TimeSpan), "25:00:00")]
    [InlineData(typeof(TimeSpan), "PT1H")]
    [InlineData(typeof(byte[]), "dGV4dA")]
    [InlineData(typeof(byte[]), "dG V4dA==")]
    [InlineData(typeof(char), "ab")]
    [InlineData(typeof(Guid), "{00000000-0000-0000-0000-000000000001}")]
    [InlineData(typeof(Int128), "170141183460469231731687303715884105728")]
    [InlineData(typeof(UInt128), "-1")]
    [InlineData(typeof(JsonElement), "text")]
    [InlineData(typeof(JsonNode), "text")]
    [InlineData(typeof(JsonNode), "{")]
    public async Task Text_ThatIsAlmostAValue_IsRefused(Type type, string text)
    {
        await using var host = await StartAsync(type);

        (await host.CallAsync("App.TypeWalk.One", ("value", text))).Ret.ShouldBe(400);
    }

    [Theory]
    [InlineData(typeof(Uri), "urn:isbn:1", "\"urn:isbn:1\"")]
    [InlineData(typeof(Uri), "HTTP://example.com/你", "\"HTTP://example.com/你\"")]
    [InlineData(typeof(TimeSpan), "-1.02:03:04.5", "\"-1.02:03:04.5000000\"")]
    [InlineData(typeof(byte[]), "AAECAw==", "\"AAECAw==\"")]
    [InlineData(typeof(ulong), "18446744073709551615", "18446744073709551615")]
    [InlineData(typeof(Int128), "-170141183460469231731687303715884105728", "-170141183460469231731687303715884105728")]
    [InlineData(typeof(JsonElement), "5", "5")]
    [InlineData(typeof(JsonElement), "\"text\"", "\"text\"")]
    [InlineData(typeof(JsonNode), "[1]", "[1]")]
    public async Task Text_AtTheEdgeOfAType_IsTaken(Type type, string text, string json)
    {
        await using var host = await StartAsync(type);

        Written(((Held)(await host.CallAsync("App.TypeWalk.One", ("value", text))).Data!).Value).ShouldBe(json);
    }

    [Theory]
    [InlineData(typeof(JsonElement))]
    [InlineData(typeof(JsonNode))]
    public async Task Json_OutlivesItsRequest(Type type)
    {
        await using var host = await StartAsync(type);

        var value = await ReadAsync(host, "One", "application/json", """{"value":{"a":1}}""");

        // Its memory was returned with the request and may belong to another one by now.
        await ReadAsync(host, "One", "application/json", """{"value":["other"]}""");
        Written(value).ShouldBe("""{"a":1}""");
    }

    private static Task<TestHost> StartAsync(Type type) => TestHost.StartAsync(TypeWalk.ServiceOf(type));

    private static async Task<object?> ReadAsync(TestHost host, string action, string type = "", string body = "", string query = "")
    {
        await using var raw = new MemoryRequest { Limits = new(), QueryText = $"s=App.TypeWalk.{action}&{query}", Type = type, BodyText = body };
        var result = await host.CallAsync(await new StrictRequestReader().ReadAsync(raw, default));
        result.Ret.ShouldBe(200, result.Message);
        return ((Held)result.Data!).Value;
    }

    private static object One(object? list) => ((IEnumerable)list!).Cast<object>().ShouldHaveSingleItem();

    private static string Written(object? value) => JsonSerializer.Serialize(value, ModuleJson.Create());

    private static IEnumerable<string> Placeholders(string text) => Regex.Matches(text, @"\{[a-z]+\}").Select(match => match.Value);

    [Service("App.Common")]
    private sealed class Common(ICallContext call)
    {
        public Held Run() => new(call.GetParameter("value"));
    }
}
