using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using PhalNet.Docs.Tests.Services;
using PhalNet.Docs.Tests.Support;

namespace PhalNet.Docs.Tests.Formats;

/// <summary>Schemas follow a module's options for numbers, and replies match them.</summary>
public sealed class NumberSchemaTests
{
    [Theory]
    [InlineData("large", """{"type":"string","pattern":"^(-?\\d+)$"}""", "Text")]
    [InlineData("unsigned", """{"type":["null","string"],"pattern":"^(-?\\d+)$"}""", "Text")]
    [InlineData("huge", """{"type":"string","pattern":"^(-?\\d+)$"}""", "Text")]
    [InlineData("many", """{"type":"array","items":{"type":"string","pattern":"^(-?\\d+)$"}}""", "Text")]
    [InlineData("text", """{"type":"string","pattern":"^(-?\\d+)$"}""", "Text")]
    [InlineData("plain", """{"type":["number","string"],"format":"double","pattern":"^(NaN|-?Infinity)$"}""", "Text")]
    [InlineData("nullable", """{"type":["null","number","string"],"format":"float","pattern":"^(NaN|-?Infinity)$"}""", "Text")]
    [InlineData("plain", """{"type":["null","number"],"format":"double"}""", "Null")]
    [InlineData("nullable", """{"type":["null","number"],"format":"float"}""", "Null")]
    [InlineData("several", """{"type":"array","items":{"type":["null","number"],"format":"double"}}""", "Null")]
    public async Task Member_IsDescribedAsItIsSent(string member, string schema, string nonFinite)
    {
        await using var host = await StartAsync(nonFinite);
        var found = SchemaJudge.Find(await ReadAsync(host), $"#/components/schemas/Figures/properties/{member}").ShouldNotBeNull();

        JsonNode.DeepEquals(found, JsonNode.Parse(schema)).ShouldBeTrue(found.ToJsonString());
    }

    [Fact]
    public async Task Default_OfAMember_IsInItsSchema_AndInTheSample()
    {
        await using var host = await DocsHost.StartAsync([typeof(Measures)]);
        var document = await ReadAsync(host);

        foreach (var (member, value) in new[] { ("size", "10"), ("from", "\"2026-01-31\""), ("day", "\"friday\"") })
            SchemaJudge.Find(document, $"#/components/schemas/PagingInput/properties/{member}")!["default"]?.ToJsonString().ShouldBe(value);
        var media = document["paths"]!["/api/Shop.Measures.Go"]!["post"]!["requestBody"]!["content"]!["application/json"]!;
        media["example"]!["paging"]!.ToJsonString().ShouldBe("""{"size":10,"from":"2026-01-31","day":"friday"}""");
        (await host.Client.GetStringAsync("/docs/Shop.Measures.Go.md?lang=en", TestContext.Current.CancellationToken)).ShouldContain("friday");
    }

    [Theory]
    [InlineData("Text")]
    [InlineData("Null")]
    public async Task Reply_FitsItsSchema_AndSoDoesItsExample(string nonFinite)
    {
        await using var host = await StartAsync(nonFinite);
        var document = await ReadAsync(host);
        foreach (var service in new[] { "All", "Long", "Nan", "Maybe" })
        {
            var media = document["paths"]![$"/api/Shop.Measures.{service}"]!["post"]!["responses"]!["200"]!["content"]!["application/json"]!;
            SchemaJudge.FindErrors(media["example"], media["schema"], document).ShouldBeEmpty(service);
            using var body = new StringContent("""{"count":{"number":"9007199254740993"}}""", System.Text.Encoding.UTF8, "application/json");
            using var reply = await host.Client.PostAsync($"/api/Shop.Measures.{service}", body, TestContext.Current.CancellationToken);
            var envelope = JsonNode.Parse(await reply.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
            envelope["ret"]!.GetValue<int>().ShouldBe(200, envelope.ToJsonString());
            SchemaJudge.FindErrors(envelope, media["schema"], document).ShouldBeEmpty(envelope.ToJsonString());
        }
    }

    [Theory]
    [InlineData(true, null)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public async Task RefusalOfAnEntry_HasItsErrors_WhereTheyAreTold(bool everywhere, bool? entry)
    {
        await using var host = await DocsHost.StartAsync([typeof(Measures)], settings: new() { ["PhalNet:ErrorDetails"] = $"{everywhere}" }, map: app =>
        {
            app.MapPhalNet("/api", options => options.ErrorDetails = entry);
            app.MapPhalNetDocs("/docs");
        });
        var document = await ReadAsync(host);
        foreach (var target in new[] { "Limited?name=long&count=x", "Limited?name=a&count=1", "Limited", "All?count=x" })
        {
            var service = target.Split('?')[0];
            var schema = document["paths"]![$"/api/Shop.Measures.{service}"]!["post"]!["responses"]!["200"]!["content"]!["application/json"]!["schema"];
            var envelope = JsonNode.Parse(await host.Client.GetStringAsync($"/api/Shop.Measures.{target}", TestContext.Current.CancellationToken))!;
            SchemaJudge.FindErrors(envelope, schema, document).ShouldBeEmpty(envelope.ToJsonString());
            if (envelope["ret"]!.GetValue<int>() != 200)
                SchemaJudge.FindErrors(envelope, SchemaJudge.Find(document, "#/components/schemas/Refusal"), document).ShouldBeEmpty();
        }

        var errors = SchemaJudge.Find(document, "#/components/schemas/Refusal/properties/data/properties/errors/items/$ref");
        errors?.GetValue<string>().ShouldBe("#/components/schemas/RefusalError");
        (errors is not null).ShouldBe(entry ?? everywhere);
    }

    private static Task<DocsHost> StartAsync(string nonFinite) => DocsHost.StartAsync(
        [typeof(Measures)], settings: new() { ["Shop:Int64AsText"] = "true", ["Shop:NonFinite"] = nonFinite });

    private static async Task<JsonNode> ReadAsync(DocsHost host) =>
        JsonNode.Parse(await host.Client.GetStringAsync("/docs/openapi.json?lang=en", TestContext.Current.CancellationToken))!;
}
