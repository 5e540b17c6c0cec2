using System.Text.Json.Nodes;
using PhalNet.Docs.Tests.Services;
using PhalNet.Docs.Tests.Support;

namespace PhalNet.Docs.Tests.Formats;

/// <summary>Actions that services inherit from a generic base class.</summary>
public sealed class GenericBaseTests
{
    private static readonly Type[] Services = [typeof(BranchRows), typeof(ReaderRows)];

    [Fact]
    public async Task Markdown_HasTheWordsOfTheBase_AndTheMembersOfTheRow()
    {
        await using var host = await DocsHost.StartAsync(Services);

        var created = await host.Client.GetStringAsync("/docs/Shop.Branch.Create.md?lang=en", TestContext.Current.CancellationToken);
        var listed = await host.Client.GetStringAsync("/docs/Shop.Reader.List.md?lang=en", TestContext.Current.CancellationToken);
        var got = await host.Client.GetStringAsync("/docs/Shop.Branch.Get.md?lang=en", TestContext.Current.CancellationToken);

        created.ShouldStartWith("# Adds a row\n");
        created.ShouldContain("| `data` | Object | required |");
        created.ShouldContain("The row.");
        created.ShouldContain("What the branch is called.");
        listed.ShouldStartWith("# One page of rows\n");
        listed.ShouldContain("| `page` | Integer | optional | `1` | 1 to 1000 | Body or query | The number of the page, from 1. |");
        listed.ShouldContain("The number on the reader's card.");
        got.ShouldStartWith("# One row\n");
        got.ShouldContain("The number of the row.");
    }

    [Fact]
    public async Task OpenApi_HasASchemaForEachRow()
    {
        await using var host = await DocsHost.StartAsync(Services);

        var document = JsonNode.Parse(await host.Client.GetStringAsync("/docs/openapi.json?lang=en", TestContext.Current.CancellationToken))!;

        document["paths"]!.AsObject().Select(path => path.Key.Split('/')[^1]).ShouldBe(
            [
                "Shop.Branch.Create", "Shop.Branch.Get", "Shop.Branch.List", "Shop.Branch.Update",
                "Shop.Reader.Create", "Shop.Reader.Delete", "Shop.Reader.Get", "Shop.Reader.List", "Shop.Reader.Update",
            ], ignoreOrder: true);
        Row("BranchRow").ShouldContain("name");
        Row("ReaderRow").ShouldContain("card");
        IEnumerable<string> Row(string schema) => document["components"]!["schemas"]![schema]!["properties"]!.AsObject().Select(member => member.Key);
    }
}
