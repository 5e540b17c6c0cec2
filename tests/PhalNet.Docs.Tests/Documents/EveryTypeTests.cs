using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using PhalNet.Docs.Tests.Support;
using PhalNet.Tests.Shared;

namespace PhalNet.Docs.Tests.Documents;

/// <summary>Every row of the table of types on pages, in OpenAPI and in samples, under both profiles.</summary>
public sealed partial class EveryTypeTests
{
    private const string One = "App.TypeWalk.One";

    private static readonly string[] Profiles = ["Strict", "PhalApi"];

    public static MatrixTheoryData<Type, string> Types => new(TypeRows.Types, Profiles);

    public static MatrixTheoryData<Type, string> Sendable => new(TypeRows.Types.Where(type => TypeRows.Of(type).Text is not null), Profiles);

    [Theory]
    [MemberData(nameof(Types))]
    public async Task Page_NamesTheType_AndHasASampleThatTheServerAccepts(Type type, string profile)
    {
        await using var host = await StartAsync(type, profile);
        var (english, chinese) = TypeRows.Of(type).Title;
        var page = "";

        foreach (var (language, title) in new[] { ("zh-CN", chinese), ("en", english) })
        {
            page = await host.Client.GetStringAsync($"/docs/{One}?lang={language}", TestContext.Current.CancellationToken);
            WebUtility.HtmlDecode(page).ShouldContain(title);
        }

        if (type == typeof(UploadedFile))
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
        var row = TypeRows.Of(type);

        Holds(Resolved(Property(document, "One"), document), JsonNode.Parse(row.Schema)!.AsObject());
        Holds(Resolved(Property(document, "Many"), document), new() { ["type"] = "array" });
        Holds(Resolved(Resolved(Property(document, "Many"), document)["items"]!, document), JsonNode.Parse(row.Schema)!.AsObject());
        foreach (var action in new[] { "One", "Many", "Set" })
        {
            var example = Body(document, action)["example"]?["value"];
            // With the PhalApi profile a list of objects or lists is split at the separator, so that no example can be written.
            if (example is null && action != "One" && profile == "PhalApi" && ParameterTypes.Find(type).Kind is ParameterKind.Object or ParameterKind.List)
                continue;
            example.ShouldNotBeNull(Body(document, action).ToJsonString());
            SchemaJudge.FindErrors(example, Property(document, action), document).ShouldBeEmpty();
            using var json = new StringContent(Body(document, action)["example"]!.ToJsonString(), Encoding.UTF8, "application/json");
            await AcceptedAsync(host, $"/api/App.TypeWalk.{action}", json);
        }
    }

    private static void Holds(JsonNode schema, JsonObject expected)
    {
        foreach (var (name, value) in expected)
            JsonNode.DeepEquals(schema[name], value).ShouldBeTrue($"{name} of {schema.ToJsonString()} is not {value?.ToJsonString()}");
    }

    private static JsonNode Resolved(JsonNode schema, JsonNode document) =>
        schema["$ref"]?.GetValue<string>() is { } reference ? SchemaJudge.Find(document, reference)! : schema;

    private static JsonNode Property(JsonNode document, string action) => Body(document, action)["schema"]!["properties"]!["value"]!;

    private static JsonNode Body(JsonNode document, string action) =>
        document["paths"]![$"/api/App.TypeWalk.{action}"]!["post"]!["requestBody"]!["content"]!["application/json"]!;

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
