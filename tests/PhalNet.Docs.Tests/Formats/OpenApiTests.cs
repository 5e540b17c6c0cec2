using System.Text.Json.Nodes;
using PhalNet.Docs.Tests.Support;

namespace PhalNet.Docs.Tests.Formats;

public sealed class OpenApiTests
{
    [Fact]
    public async Task Document_NamesServersTagsAndVersion()
    {
        await using var host = await FormatShop.StartAsync();

        var document = await ReadAsync(host);

        document["openapi"]!.GetValue<string>().ShouldStartWith("3.1.");
        document["servers"]![0]!["url"]!.GetValue<string>().ShouldBe(host.Address.ToString().TrimEnd('/'));
        document["tags"]!.AsArray().Select(tag => tag!["name"]!.GetValue<string>()).ShouldBe(["Shop.Awkward", "Shop.Greeting", "Shop.Parcels"]);
        document["tags"]![2]!["description"]!.GetValue<string>().ShouldBe("Parcels on their way");
        document.ToJsonString().ShouldNotContain("secret");
    }

    [Fact]
    public async Task Parameters_OfGet_StandWhereTheyAreLookedFor()
    {
        await using var host = await FormatShop.StartAsync();

        var parameters = (await OperationAsync(host, "Shop.Parcels.Find", "get"))["parameters"]!.AsArray().ToDictionary(one => one!["name"]!.GetValue<string>(), one => one!);

        parameters["token"]["in"]!.GetValue<string>().ShouldBe("header");
        parameters["session"]["in"]!.GetValue<string>().ShouldBe("cookie");
        parameters["owner"].ToJsonString().ShouldBe(
            """{"name":"owner","in":"query","description":"Whose they are.\n\n3 to 32 characters","required":true,"schema":{"maxLength":32,"minLength":3,"type":"string"},"example":"text"}""");
        parameters["code"]["schema"]!["pattern"]!.GetValue<string>().ShouldBe("^(?:[A-Z]{2}-[0-9]{2})$");
        parameters["page"]["schema"]!.ToJsonString().ShouldBe("""{"maximum":100,"minimum":1,"type":"integer","format":"int32","default":1}""");
        parameters["ids"]["style"]!.GetValue<string>().ShouldBe("pipeDelimited");
        parameters["ids"]["schema"]!["maxItems"]!.GetValue<int>().ShouldBe(5);
        parameters["tags"]["content"]!["application/json"]!["schema"]!["type"]!.GetValue<string>().ShouldBe("array");
        parameters["carriage"]["schema"]!["enum"]!.ToJsonString().ShouldBe("""["rail","sea"]""");
        parameters["carriage"]["schema"]!["default"]!.GetValue<string>().ShouldBe("sea");
    }

    [Fact]
    public async Task Body_OfPost_IsAFormOrJson()
    {
        await using var host = await FormatShop.StartAsync();

        var operation = await OperationAsync(host, "Shop.Parcels.Find", "post");
        var content = operation["requestBody"]!["content"]!;

        operation["parameters"]!.AsArray().Select(one => one!["name"]!.GetValue<string>()).ShouldBe(["token", "session"]);
        content.AsObject().Select(media => media.Key).ShouldBe(["application/json", "application/x-www-form-urlencoded"]);
        content["application/json"]!["schema"]!["required"]!.ToJsonString().ShouldBe("""["owner"]""");
        content["application/x-www-form-urlencoded"]!["encoding"]!["tags"]!["contentType"]!.GetValue<string>().ShouldBe("application/json");
    }

    [Fact]
    public async Task Body_WithAFile_IsMultipart()
    {
        await using var host = await FormatShop.StartAsync();

        var path = (await ReadAsync(host))["paths"]!["/api/Shop.Parcels.Picture"]!.AsObject();
        var content = path["post"]!["requestBody"]!["content"]!.AsObject();

        path.Select(operation => operation.Key).ShouldBe(["post"]);
        content.Select(media => media.Key).ShouldBe(["multipart/form-data"]);
        content["multipart/form-data"]!["schema"]!["properties"]!["picture"]!["format"]!.GetValue<string>().ShouldBe("binary");
        content["multipart/form-data"]!["encoding"]!["picture"]!["contentType"]!.GetValue<string>().ShouldBe("image/png");
    }

    [Fact]
    public async Task Operations_FollowTheVerbsOfTheirService()
    {
        await using var host = await FormatShop.StartAsync();
        var paths = (await ReadAsync(host))["paths"]!;

        paths["/api/Shop.Parcels.Show"]!.AsObject().Select(operation => operation.Key).ShouldBe(["get"]);
        paths["/api/Shop.Parcels.Show"]!["get"]!["operationId"]!.GetValue<string>().ShouldBe("Shop.Parcels.Show");
        paths["/api/Shop.Parcels.Note"]!.AsObject().Select(operation => operation.Key).ShouldBe(["put"]);
        paths["/api/Shop.Parcels.Note"]!["put"]!["requestBody"].ShouldNotBeNull();
        paths["/api/Shop.Parcels.Forget"]!.AsObject().Select(operation => operation.Key).ShouldBe(["delete"]);
        paths["/api/Shop.Parcels.Forget"]!["delete"]!["requestBody"].ShouldBeNull();
        paths["/api/Shop.Greeting.Hello"]!.AsObject().Select(operation => operation.Value!["operationId"]!.GetValue<string>())
            .ShouldBe(["Shop.Greeting.Hello.get", "Shop.Greeting.Hello.post"]);

        // An object is only read from the body, which GET does not have.
        paths["/api/Shop.Parcels.Send"]!.AsObject().Select(operation => operation.Key).ShouldBe(["post"]);
        paths["/api/Shop.Parcels.Send"]!["post"]!["deprecated"]!.GetValue<bool>().ShouldBeTrue();
    }

    [Fact]
    public async Task Reply_OfAService_IsItsEnvelopeAndItsErrors()
    {
        await using var host = await FormatShop.StartAsync();
        var document = await ReadAsync(host);

        var reply = document["paths"]!["/api/Shop.Parcels.Find"]!["get"]!["responses"]!["200"]!;
        var envelope = document["components"]!["schemas"]!["ParcelListReply"]!;

        reply["description"]!.GetValue<string>().ShouldContain("- `409`: Somebody was faster.");
        reply["content"]!["application/json"]!["schema"]!["$ref"]!.GetValue<string>().ShouldBe("#/components/schemas/ParcelListReply");
        reply["content"]!["application/json"]!["example"]!["data"]![0]!["id"]!.GetValue<int>().ShouldBe(1);
        envelope["required"]!.ToJsonString().ShouldBe("""["ret","data","msg"]""");
        envelope["properties"]!["data"]!["oneOf"]![0]!["maxProperties"]!.GetValue<int>().ShouldBe(0);
        envelope["properties"]!["data"]!["oneOf"]![1]!["items"]!["$ref"]!.GetValue<string>().ShouldBe("#/components/schemas/Parcel");
    }

    [Theory]
    [InlineData("Shop.Parcels.Label", "application/octet-stream")]
    [InlineData("Shop.Parcels.Follow", "text/event-stream")]
    public async Task Reply_WithoutEnvelope_HasItsMediaTypeToo(string service, string mediaType)
    {
        await using var host = await FormatShop.StartAsync();

        var content = (await OperationAsync(host, service, "post"))["responses"]!["200"]!["content"]!.AsObject();

        content.Select(media => media.Key).ShouldBe(["application/json", mediaType]);
    }

    [Fact]
    public async Task References_OfSchemas_LeadToComponents()
    {
        await using var host = await FormatShop.StartAsync();
        var document = await ReadAsync(host);

        var references = References(document).Distinct().ToArray();

        references.Length.ShouldBeGreaterThan(8);
        foreach (var reference in references)
        {
            reference.ShouldStartWith("#/components/schemas/");
            document["components"]!["schemas"]![reference["#/components/schemas/".Length..]].ShouldNotBeNull(reference);
        }

        // A parcel contains parcels.
        var parcel = document["components"]!["schemas"]!["Parcel"]!;
        parcel["properties"]!["parts"]!["items"]!["$ref"]!.GetValue<string>().ShouldBe("#/components/schemas/Parcel");
    }

    private static async Task<JsonNode> ReadAsync(DocsHost host) =>
        JsonNode.Parse(await host.Client.GetStringAsync("/docs/openapi.json?lang=en", TestContext.Current.CancellationToken))!;

    private static async Task<JsonNode> OperationAsync(DocsHost host, string service, string verb) => (await ReadAsync(host))["paths"]![$"/api/{service}"]![verb]!;

    private static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonObject map => map.SelectMany(member => member is { Key: "$ref", Value: JsonValue value } ? [value.GetValue<string>()] : References(member.Value)),
        JsonArray list => list.SelectMany(References),
        _ => [],
    };
}
