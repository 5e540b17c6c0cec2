using System.ComponentModel.DataAnnotations;
using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace PhalNet.Compatibility.Tests.Patterns;

/// <summary>Patterns with excessive backtracking are aborted in time and count as no match, like with PHP's backtrack limit.</summary>
public sealed class PatternTimeTests
{
    // A back-reference needs the backtracking engine.
    private const string Runaway = @"((a+)\2?)+";

    [Theory]
    [InlineData("Ruled", "name")]
    [InlineData("Declared", "name")]
    [InlineData("Declared", "patient")]
    public async Task Pattern_ThatRunsAway_IsGivenUp(string action, string parameter)
    {
        await using var host = await ProfileHost.StartAsync(
            [typeof(Patterns)], phalNet => phalNet.Services.AddSingleton<IPhalApiRuleProvider, PatternRules>());
        (await SendAsync(host, action, parameter, "aaa")).ShouldBe(200);
        var slow = new string('a', 60) + "!";
        var watch = Stopwatch.StartNew();

        foreach (var _ in Enumerable.Range(0, 5))
            (await SendAsync(host, action, parameter, slow)).ShouldBe(400);

        // Without a limit a single match would take more than a day; with the previous limit of 250 ms five would take more than a second.
        watch.Elapsed.TotalSeconds.ShouldBeLessThan(10);
        host.Log.Lines.ShouldBeEmpty();
    }

    private static async Task<int> SendAsync(ProfileHost host, string action, string name, string value) =>
        (await host.GetAsync($"/api?s=Patterns.{action}&{name}={Uri.EscapeDataString(value)}")).GetProperty("ret").GetInt32();

    [Service("App.Patterns")]
    public sealed class Patterns
    {
        public void Ruled()
        {
        }

        public void Declared(
            [RegularExpression(Runaway)] string? name = null,
            [RegularExpression(Runaway, MatchTimeoutInMilliseconds = 100)] string? patient = null) => _ = name + patient;
    }

    private sealed class PatternRules : IPhalApiRuleProvider
    {
        private static readonly JsonElement Rules = JsonDocument.Parse(
            """{"ruled":{"name":{"name":"name","regex":"/^((a+)\\2?)+$/"}}}""").RootElement;

        public JsonElement? GetRules(IActionDescription action) => action.Action == "Ruled" ? Rules : null;
    }
}
