using System.Text.Json.Nodes;
using PhalNet.Docs.Tests.Support;

namespace PhalNet.Docs.Tests.Formats;

public sealed class PostmanCollectionTests
{
    [Fact]
    public async Task Collection_HasFoldersVariablesAndARequestForEachService()
    {
        await using var host = await FormatShop.StartAsync();

        var collection = await ReadAsync(host);

        collection["info"]!["schema"]!.GetValue<string>().ShouldBe("https://schema.getpostman.com/json/collection/v2.1.0/collection.json");
        collection["variable"]!.AsArray().Select(variable => (variable!["key"]!.GetValue<string>(), variable["value"]!.GetValue<string>()))
            .ShouldBe([("baseUrl", host.Address.ToString().TrimEnd('/')), ("token", "")]);
        var classes = collection["item"]![0]!["item"]!.AsArray();
        classes.Select(group => group!["name"]!.GetValue<string>()).ShouldBe(["Shop.Awkward", "Shop.Greeting", "Shop.Parcels"]);
        classes.Sum(group => group!["item"]!.AsArray().Count).ShouldBe(12);
        collection.ToJsonString().ShouldNotContain("secret");
    }

    [Fact]
    public async Task Request_SendsExamplesAndKeepsTheRestOff()
    {
        await using var host = await FormatShop.StartAsync();

        var request = Request(await ReadAsync(host), "Find parcels");

        request["method"]!.GetValue<string>().ShouldBe("POST");
        request["url"]!["raw"]!.GetValue<string>().ShouldBe("{{baseUrl}}/api/Shop.Parcels.Find");
        request["url"]!["path"]!.ToJsonString().ShouldBe("""["api","Shop.Parcels.Find"]""");
        request["header"]![0]!["value"]!.GetValue<string>().ShouldBe("{{token}}");
        request["body"]!["mode"]!.GetValue<string>().ShouldBe("urlencoded");
        request["body"]!["urlencoded"]!.AsArray().Select(value => (value!["key"]!.GetValue<string>(), value["disabled"]!.GetValue<bool>()))
            .ShouldBe([("owner", false), ("code", false), ("page", true), ("ids", true), ("tags", true), ("carriage", true)]);
        request["body"]!["urlencoded"]![1]!["value"]!.GetValue<string>().ShouldBe("AB-12");
        request["description"]!.GetValue<string>().ShouldStartWith("# Find parcels");
    }

    [Fact]
    public async Task Request_OfAnotherMethodOrWithAFile_HasItsOwnForm()
    {
        await using var host = await FormatShop.StartAsync();
        var collection = await ReadAsync(host);

        var get = Request(collection, "Look at one parcel");
        get["method"]!.GetValue<string>().ShouldBe("GET");
        get["url"]!["raw"]!.GetValue<string>().ShouldBe("{{baseUrl}}/api/Shop.Parcels.Show?id=1");
        get["body"].ShouldBeNull();

        var put = Request(collection, "Change a note");
        put["method"]!.GetValue<string>().ShouldBe("PUT");
        put["body"]!["urlencoded"]!.AsArray().Select(value => value!["key"]!.GetValue<string>()).ShouldBe(["id", "note"]);

        var delete = Request(collection, "Forget a parcel");
        delete["method"]!.GetValue<string>().ShouldBe("DELETE");
        delete["url"]!["raw"]!.GetValue<string>().ShouldBe("{{baseUrl}}/api/Shop.Parcels.Forget?id=1");
        delete["body"].ShouldBeNull();

        var upload = Request(collection, "Add a picture");
        upload["body"]!["mode"]!.GetValue<string>().ShouldBe("formdata");
        upload["body"]!["formdata"]![0]!["type"]!.GetValue<string>().ShouldBe("file");
    }

    private static async Task<JsonNode> ReadAsync(DocsHost host) =>
        JsonNode.Parse(await host.Client.GetStringAsync("/docs/postman.json?lang=en", TestContext.Current.CancellationToken))!;

    private static JsonNode Request(JsonNode collection, string title) => collection["item"]![0]!["item"]!.AsArray()
        .SelectMany(group => group!["item"]!.AsArray()).Single(item => item!["name"]!.GetValue<string>() == title)!["request"]!;
}
