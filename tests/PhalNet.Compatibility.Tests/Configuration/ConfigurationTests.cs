using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Shouldly;
using Xunit;

namespace PhalNet.Compatibility.Tests.Configuration;

public sealed class ConfigurationTests
{
    [Fact]
    public async Task CommonRules_ApplyToModulesOfTheProfileOnly()
    {
        await using var host = await ProfileHost.StartAsync(
            [typeof(Here)], app => app.AddModule("Exact", [typeof(There)]),
            ("Exact:Profile", "Strict"), ("App:CommonRules:t:name", "t"), ("App:CommonRules:t:require", "true"), ("App:CommonRules:t:type", "int"),
            ("Exact:CommonRules:t:Type", "int"), ("Exact:CommonRules:t:Required", "true"));

        (await host.GetAsync("/api?s=App.Here.Run&t=5x")).GetProperty("ret").GetInt32().ShouldBe(200);
        (await host.GetAsync("/api?s=App.Here.Run")).GetProperty("ret").GetInt32().ShouldBe(400);
        (await host.GetAsync("/api?s=Exact.There.Run&t=5x")).GetProperty("ret").GetInt32().ShouldBe(400);
        (await host.GetAsync("/api?s=Exact.There.Run&t=5")).GetProperty("ret").GetInt32().ShouldBe(200);
    }

    [Fact]
    public async Task CommonRules_OfTheApplication_AreReadFromConfiguration()
    {
        await using var host = await ProfileHost.StartAsync(
            [typeof(Here)], null, ("PhalNet:CommonRules:kind:name", "kind"), ("PhalNet:CommonRules:kind:type", "enum"), ("PhalNet:CommonRules:kind:range:0", "a"),
            ("PhalNet:CommonRules:kind:range:1", "b"), ("PhalNet:CommonRules:kind:require", "true"), ("PhalNet:ServiceWhitelist:0", "here.open"));

        (await host.GetAsync("/api?s=Here.Run")).GetProperty("msg").GetString()!.ShouldContain("kind");
        (await host.GetAsync("/api?s=Here.Run&kind=c")).GetProperty("msg").GetString()!.ShouldContain("kind");
        (await host.GetAsync("/api?s=Here.Run&kind=b")).GetProperty("ret").GetInt32().ShouldBe(200);
        (await host.GetAsync("/api?s=Here.Open")).GetProperty("ret").GetInt32().ShouldBe(200);
    }

    [Fact]
    public async Task SensitiveName_OfARunTimeRule_IsMasked()
    {
        await using var host = await ProfileHost.StartAsync([typeof(Here)], null, ("PhalNet:CommonRules:t:name", "access_token"));

        host.Services.GetRequiredService<IServiceRegistry>().Current.Actions[0].Rules.Single().Sensitive.ShouldBeTrue();
    }

    [Fact]
    public async Task WrongRunTimeRule_IsWarnedOfAndAnsweredByItsAction()
    {
        await using var host = await ProfileHost.StartAsync([typeof(Here)], app => app.Services.AddSingleton<IPhalApiRuleProvider, Wrong>());

        var warning = host.Log.Lines.ShouldHaveSingleItem();
        warning.Level.ShouldBe(LogLevel.Warning);
        warning.Event.Id.ShouldBe(1200);
        foreach (var part in new[] { "App.Here.Run", " n ", "integer" })
            warning.Text.ShouldContain(part);
        (await host.GetAsync("/api?s=Here.Run&n=1")).GetProperty("ret").GetInt32().ShouldBe(500);
        (await host.GetAsync("/api?s=Here.Open&n=1")).GetProperty("ret").GetInt32().ShouldBe(200);
        host.Log.Lines.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("Required", "require")]
    [InlineData("required", "require")]
    [InlineData("requier", "require")]
    [InlineData("Min", "min")]
    [InlineData("pattern", "regex")]
    [InlineData("regexp", "regex")]
    [InlineData("defualt", "default")]
    [InlineData("on_after_parsed", "on_after_parse")]
    [InlineData("allowed", null)]
    [InlineData("example", null)]
    [InlineData("mix", null)]
    public async Task WordThatRulesDoNotHave_IsWarnedOfWhereAnotherIsMeant(string word, string? meant)
    {
        await using var host = await ProfileHost.StartAsync(
            [typeof(Here)], null, ("PhalNet:CommonRules:t:name", "t"), ($"PhalNet:CommonRules:t:{word}", "1"));

        if (meant is null)
            host.Log.Lines.ShouldBeEmpty();
        else
            host.Log.Lines.ShouldAllBe(line => line.Event.Id == 1201 && line.Text.Contains($"{word} has no effect; write {meant}"));
        host.Log.Lines.Count.ShouldBe(meant is null ? 0 : 2);
        (await host.GetAsync("/api?s=Here.Run")).GetProperty("ret").GetInt32().ShouldBe(200);
    }

    [Fact]
    public async Task UnknownFunction_InOnAfterParse_IsWarnedOfAndLeftOut()
    {
        await using var host = await ProfileHost.StartAsync([typeof(Here)], app => app.Services.AddSingleton<IPhalApiRuleProvider, Unknown>());

        host.Log.Lines.Select(line => line.Event.Id).Distinct().ShouldBe([1201]);
        host.Log.Lines[0].Text.ShouldContain("htmlentities");
        host.Log.Lines.ShouldAllBe(line => !line.Text.Contains("trim", StringComparison.Ordinal));
        (await host.GetAsync("/api?s=Here.Run&n=1")).GetProperty("ret").GetInt32().ShouldBe(200);
    }

    [Service("App.Here")]
    public sealed class Here
    {
        public bool Run() => true;

        public bool Open() => true;
    }

    [Service("Exact.There")]
    public sealed class There
    {
        public bool Run() => true;
    }

    private sealed class Unknown : IPhalApiRuleProvider
    {
        public JsonElement? GetRules(IActionDescription action) =>
            JsonDocument.Parse("""{"run":{"n":{"name":"n","on_after_parse":"trim|htmlentities"}}}""").RootElement;
    }

    private sealed class Wrong : IPhalApiRuleProvider
    {
        public JsonElement? GetRules(IActionDescription action) =>
            JsonDocument.Parse("""{"run":{"n":{"name":"n","type":"integer"}}}""").RootElement;
    }
}
