using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using PhalNet.Tests.Shared;
using Shouldly;
using Xunit;

namespace PhalNet.Compatibility.Tests.Rules;

/// <summary>Every entry of the catalogue of types under the PhalApi profile, over HTTP.</summary>
public sealed class CatalogueTests
{
    public static TheoryData<Type> Types => [.. TypeWalk.Types.Where(type => TypeWalk.Example(type) is not null)];

    public static TheoryData<Type> Lists => [.. TypeWalk.Lists];

    [Theory]
    [MemberData(nameof(Types))]
    public async Task Value_ThatIsNotSent_IsNothing(Type type)
    {
        await using var host = await ProfileHost.StartAsync([TypeWalk.ServiceOf(type)]);

        // A default JsonElement can be bound, but not written.
        if (type != typeof(JsonElement))
            (await host.GetAsync("/api?s=TypeWalk.Maybe")).GetProperty("ret").GetInt32().ShouldBe(200);
        (await host.GetAsync("/api?s=TypeWalk.One")).GetProperty("ret").GetInt32().ShouldBe(400);
    }

    [Theory]
    [MemberData(nameof(Types))]
    public async Task Values_OfLists_AreBoundFromBracketsAndJson(Type type)
    {
        await using var host = await ProfileHost.StartAsync([TypeWalk.ServiceOf(type)]);
        var json = $$"""{"value":[{{TypeWalk.Json(type)}}]}""";

        var ofJson = Value(await host.SendAsync("/api?s=TypeWalk.Many", new StringContent(json, Encoding.UTF8, "application/json")));
        var ofSet = Value(await host.SendAsync("/api?s=TypeWalk.Set", new StringContent(json, Encoding.UTF8, "application/json")));

        ofJson.GetArrayLength().ShouldBe(1);
        ofSet.GetRawText().ShouldBe(ofJson.GetRawText());
        if (ParameterTypes.Find(type).Kind is ParameterKind.Object or ParameterKind.List or ParameterKind.Boolean)
            return;
        var ofBrackets = Value(await host.GetAsync($"/api?s=TypeWalk.Many&value[]={Uri.EscapeDataString(TypeWalk.Example(type)!)}"));
        ofBrackets.GetRawText().ShouldBe(ofJson.GetRawText());
    }

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task Values_OfEveryListAndSet_AreBound(Type type)
    {
        await using var host = await ProfileHost.StartAsync([TypeWalk.ServiceOf(type)]);

        var sent = Value(await host.GetAsync("/api?s=TypeWalk.One&value=3,1,3"));

        sent.EnumerateArray().Select(item => item.GetInt32()).Distinct().Order().ShouldBe([1, 3]);
    }

    [Theory]
    [InlineData(typeof(Int128), "12abc", "12")]
    [InlineData(typeof(byte), "-1", null)]
    [InlineData(typeof(sbyte), "-128", "-128")]
    [InlineData(typeof(uint), "1e3", "1000")]
    [InlineData(typeof(Half), "1.5x", "1.5")]
    [InlineData(typeof(JsonElement), "text", null)]
    [InlineData(typeof(JsonElement), "5", "5")]
    [InlineData(typeof(Uri), "/a", null)]
    [InlineData(typeof(byte[]), "dG V4dA==", null)]
    [InlineData(typeof(TimeOnly), "08:30", "\"08:30:00\"")]
    public async Task Value_IsReadAsPhpDoes_WhereItIsANumber(Type type, string text, string? json)
    {
        await using var host = await ProfileHost.StartAsync([TypeWalk.ServiceOf(type)]);

        var reply = await host.GetAsync($"/api?s=TypeWalk.One&value={Uri.EscapeDataString(text)}");

        reply.GetProperty("ret").GetInt32().ShouldBe(json is null ? 400 : 200, reply.ToString());
        if (json is not null)
            Value(reply).GetRawText().ShouldBe(json);
    }

    [Fact]
    public async Task Type_ThatNoValueCanBecome_StopsTheStart()
    {
        var exception = await Should.ThrowAsync<DeclarationException>(() => ProfileHost.StartAsync([TypeWalk.ServiceOf(typeof(IComparable))]));

        exception.Errors.ShouldContain(error => error.Contains("System.IComparable cannot be read from a request by the PhalApi profile; it needs a ParameterConverter."));
    }

    [Fact]
    public async Task RuleOption_ThatTheProfileDoesNotKnow_StopsTheStart()
    {
        var exception = await Should.ThrowAsync<DeclarationException>(() => ProfileHost.StartAsync(
            [TypeWalk.ServiceOf(typeof(string))], app => app.Services.AddSingleton<IRuleSource, Delimiting>()));

        exception.Errors.ShouldContain(error => error.Contains("the PhalApi profile does not support PatternSyntax; remove it, or choose another profile."));
    }

    private sealed class Delimiting : IRuleSource
    {
        public IReadOnlyList<ParameterRule> GetRules(
            IActionDescription action, LoadedModule module, IReadOnlyList<ParameterRule> rules, ICollection<string> errors) =>
            [.. rules.Select(rule => rule with { PatternSyntax = PatternSyntax.Delimited })];
    }

    private static JsonElement Value(JsonElement reply)
    {
        reply.GetProperty("ret").GetInt32().ShouldBe(200, reply.ToString());
        return reply.GetProperty("data").GetProperty("value");
    }
}
