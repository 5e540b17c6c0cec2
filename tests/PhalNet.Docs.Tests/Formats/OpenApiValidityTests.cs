using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using PhalNet.Docs.Tests.Support;

namespace PhalNet.Docs.Tests.Formats;

public sealed class OpenApiValidityTests
{
    [Theory]
    [InlineData("en")]
    [InlineData("zh-CN")]
    public async Task Document_IsReadWithoutComplaint(string language)
    {
        await using var host = await DocsHost.StartAsync(Shop.Everything);

        var (document, diagnostic) = OpenApiDocument.Parse(await host.Client.GetStringAsync($"/docs/openapi.json?lang={language}", TestContext.Current.CancellationToken), "json");

        diagnostic!.Errors.ShouldBeEmpty();
        diagnostic.Warnings.ShouldBeEmpty();
        diagnostic.SpecificationVersion.ShouldBe(OpenApiSpecVersion.OpenApi3_1);
        document!.Paths.Count.ShouldBe(host.Services.GetRequiredService<IServiceRegistry>().Current.Actions.Count);
    }

    [Fact]
    public async Task Document_IsValidByTheSpecificationsSchema()
    {
        await using var host = await DocsHost.StartAsync(Shop.Everything);
        using var directory = new TemporaryDirectory();
        string[] languages = ["en", "zh-CN"];
        foreach (var language in languages)
            directory.Write($"{language}.json", await host.Client.GetStringAsync($"/docs/openapi.json?lang={language}", TestContext.Current.CancellationToken));

        (await Node.RunAsync("validate.mjs", [.. languages.Select(language => directory.Of($"{language}.json"))])).ShouldBe(["valid 3.1", "valid 3.1"]);
    }
}
