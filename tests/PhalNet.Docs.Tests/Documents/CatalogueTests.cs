using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using PhalNet.Docs.Tests.Support;
using PhalNet.Tests.Shared;

namespace PhalNet.Docs.Tests.Documents;

/// <summary>Every entry of the catalogue of types on pages, in OpenAPI and in samples, under both profiles.</summary>
public sealed partial class CatalogueTests
{
    private const string One = "App.TypeWalk.One";

    private static readonly string[] Profiles = ["Strict", "PhalApi"];

    public static MatrixTheoryData<Type, string> Types => new(TypeWalk.Types, Profiles);

    public static MatrixTheoryData<Type, string> Sendable => new(TypeWalk.Types.Where(type => TypeWalk.Example(type) is not null), Profiles);

    [Theory]
    [MemberData(nameof(Types))]
    public async Task Page_NamesTheType_AndHasASampleThatTheServerAccepts(Type type, string profile)
    {
        await using var host = await StartAsync(type, profile);
        var entry = ParameterTypes.Find(type);
        var page = "";

        foreach (var language in new[] { "zh-CN", "en" })
        {
            page = await host.Client.GetStringAsync($"/docs/{One}?lang={language}", TestContext.Current.CancellationToken);
            var title = (entry.Kind == ParameterKind.List ? ParameterTypes.Find(typeof(string)) : entry).TitleIn(language);
            WebUtility.HtmlDecode(page).ShouldContain(title);
        }

        if (entry.Kind == ParameterKind.File)
            return;
        var call = JsonSerializer.Deserialize<SampleCall>(WebUtility.HtmlDecode(CallOfThePage().Match(page).Groups[1].Value), SampleJson.Options)!;
        using var form = new FormUrlEncodedContent(call.Values.Select(value => KeyValuePair.Create(value.Name, value.Value)));
        await AcceptedAsync(host, $"{call.Address}?s={call.Service}", form);
    }

    [Theory]
    [MemberData(nameof(Sendable))]
    public async Task OpenApi_HasASchemaThatItsExampleFits_AndTheServerAcceptsIt(Type type, string profile)
    {
        await using var host = await StartAsync(type, profile);
        var document = JsonNode.Parse(await host.Client.GetStringAsync("/docs/openapi.json?lang=en", TestContext.Current.CancellationToken))!;
        var entry = ParameterTypes.Find(type);

        if (entry.Kind is not (ParameterKind.Object or ParameterKind.List or ParameterKind.Choice))
            foreach (var (name, value) in entry.CreateSchema())
                JsonNode.DeepEquals(Property(document, "One")[name], value).ShouldBeTrue($"{name} of {Property(document, "One").ToJsonString()}");
        foreach (var action in new[] { "One", "Many", "Set" })
        {
            var schema = Property(document, action);
            var example = schema["examples"]?[0];
            if (example is null && action != "One" && entry.Kind is ParameterKind.Object or ParameterKind.List)
                continue;
            example.ShouldNotBeNull(schema.ToJsonString());
            SchemaJudge.Mistakes(example, schema, document).ShouldBeEmpty();
            var body = new JsonObject { ["value"] = example.DeepClone() }.ToJsonString();
            using var json = new StringContent(body, Encoding.UTF8, "application/json");
            await AcceptedAsync(host, $"/api/App.TypeWalk.{action}", json);
        }
    }

    private static JsonNode Property(JsonNode document, string action) =>
        document["paths"]![$"/api/App.TypeWalk.{action}"]!["post"]!["requestBody"]!["content"]!["application/json"]!["schema"]!["properties"]!["value"]!;

    private static Task<DocsHost> StartAsync(Type type, string profile) => DocsHost.StartAsync(
        [TypeWalk.ServiceOf(type)], settings: new() { ["PhalNet:Profile"] = profile }, configure: app => app.AddPhalApiCompatibility());

    private static async Task AcceptedAsync(DocsHost host, string address, HttpContent content)
    {
        using var response = await host.Client.PostAsync(address, content, TestContext.Current.CancellationToken);
        var reply = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        JsonNode.Parse(reply)!["ret"]!.GetValue<int>().ShouldBe(200, $"{reply} {await content.ReadAsStringAsync(TestContext.Current.CancellationToken)}");
    }

    [GeneratedRegex("data-call=\"([^\"]*)\"")]
    private static partial Regex CallOfThePage();
}
