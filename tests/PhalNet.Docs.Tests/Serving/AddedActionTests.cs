using System.Text.Json.Nodes;
using PhalNet.Docs.Tests.Support;

namespace PhalNet.Docs.Tests.Serving;

/// <summary>An action that is not a method is documented by its description.</summary>
public sealed class AddedActionTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Action_ThatIsNoMethod_IsOnPagesAndInFormats()
    {
        await using var host = await DocsHost.StartAsync([], configure: app => app.AddModule("Depot", [], module => module.AddAction(
            new Parcel(),
            _ => new(CallResult.Success(new { number = 7 })),
            [
                new() { Member = "code", Name = "parcel_code", Required = true, Min = 4, Max = 8, Description = "What is on the label." },
                new() { Member = "password", Name = "password" },
            ],
            "POST")));

        (await host.Client.GetStringAsync("/docs?lang=en", Cancellation)).ShouldContain("Find a parcel");
        foreach (var target in new[] { "/docs/Depot.Parcels.Find?lang=en", "/docs/Depot.Parcels.Find.md?lang=en" })
        {
            var text = await host.Client.GetStringAsync(target, Cancellation);
            text.ShouldContain("Find a parcel");
            text.ShouldContain("Ask the depot.");
            text.ShouldContain("parcel_code");
            text.ShouldContain("What is on the label.");
            text.ShouldContain("The number of the shelf.");
        }

        var api = JsonNode.Parse(await host.Client.GetStringAsync("/docs/openapi.json?lang=en", Cancellation))!;
        var operation = api["paths"]!["/api/Depot.Parcels.Find"]!["post"]!;
        operation["summary"]!.GetValue<string>().ShouldBe("Find a parcel");
        operation.ToJsonString().ShouldContain("parcel_code");
        api.ToJsonString().ShouldContain("The number of the shelf.");
    }

    private sealed record Parcel : IActionDescription
    {
        public string Namespace => "Depot";

        public string Class => "Parcels";

        public string Action => "Find";

        public ActionTexts? Describe(string language) => new()
        {
            Summary = "Find a parcel",
            Remarks = "Ask the depot.",
            Class = "Parcels",
            Returns = "Where it is.",
            Schema = new JsonObject
            {
                ["type"] = "object",
                ["properties"] = new JsonObject
                {
                    ["number"] = new JsonObject { ["type"] = "integer", ["description"] = "The number of the shelf." },
                },
            },
        };
    }
}
