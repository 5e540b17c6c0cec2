using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using PhalNet.Docs.Tests.Support;

namespace PhalNet.Docs.Tests.Formats;

public sealed class RenamedEnvelopeTests
{
    [Fact]
    public async Task Formats_OfAnEntryWithOtherNames_UseThem()
    {
        await using var host = await DocsHost.StartAsync(FormatShop.Services, map: Map);
        var cancellation = TestContext.Current.CancellationToken;

        var markdown = await host.Client.GetStringAsync("/help/Shop.Parcels.Find.md?lang=en", cancellation);
        markdown.ShouldContain("| `code` | Integer |");
        markdown.ShouldContain("| `result[].id` | Integer |");
        markdown.ShouldContain($"{host.Address}?s=Shop.Parcels.Find");
        (await host.Client.GetStringAsync("/help/Shop.Parcels.Find.prompt.md?lang=en", cancellation)).ShouldContain("check `code` before using `result`");

        var openApi = JsonNode.Parse(await host.Client.GetStringAsync("/help/openapi.json", cancellation))!;
        openApi["paths"]!["/Shop.Parcels.Find"].ShouldNotBeNull();
        openApi["components"]!["schemas"]!["ParcelListReply"]!["required"]!.ToJsonString().ShouldBe("""["code","result","msg"]""");
        openApi["paths"]!["/Shop.Parcels.Show"]!["get"]!["responses"]!["default"].ShouldNotBeNull();
    }

    private static void Map(WebApplication app)
    {
        app.MapPhalNet("/", entry =>
        {
            entry.ResponseMap["ret"] = "code";
            entry.ResponseMap["data"] = "result";
            entry.MirrorStatus = true;
        });
        app.MapPhalNetDocs("/help");
    }
}
