using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PhalNet.Docs.Tests.Services;
using PhalNet.Docs.Tests.Support;

namespace PhalNet.Docs.Tests.Serving;

/// <summary>Types whose code fails, or that have no JSON schema, next to an ordinary service.</summary>
public sealed class OddTypeTests : IAsyncLifetime
{
    private readonly TestLog _log = new();
    private DocsHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await DocsHost.StartAsync(
        [typeof(Odd), typeof(Greeting)],
        configure: app =>
        {
            app.Services.AddSingleton<ILoggerProvider>(_log);
            app.AddModule("Given", [], module => module
                .AddAction(new Given("Unwritable", () => new() { Schema = new() { ["maximum"] = double.PositiveInfinity } }), _ => new(CallResult.Success(new { })), [], "POST")
                .AddAction(new Given("Silent", () => throw new NotSupportedException("No words.")), _ => new(CallResult.Success(new { })), [], "POST"));
        });

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Theory]
    [InlineData("Throwing", "the example of <code>order</code>")]
    [InlineData("Infinite", "the default of <code>Bounds.most</code>")]
    [InlineData("Unknown", "the default of <code>Painted.colour</code>")]
    public async Task Page_OfAnOddType_SaysWhatIsMissing(string action, string part)
    {
        var page = await GetAsync($"/docs/Shop.Odd.{action}?lang=en");

        page.ShouldContain("This page is incomplete.");
        page.ShouldContain(part);
        (await GetAsync($"/docs/Shop.Odd.{action}?lang=zh-CN")).ShouldContain("本页不完整");
        (await GetAsync($"/docs/Shop.Odd.{action}.md?lang=en")).ShouldContain("This page is incomplete.");
        _log.Warnings.Count(line => line.Text.Contains($"Shop.Odd.{action} ", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Theory]
    [InlineData("Fine")]
    [InlineData("Defaults")]
    [InlineData("Limited")]
    public async Task Page_OfAnother_IsWhole(string action) =>
        (await GetAsync($"/docs/Shop.Odd.{action}?lang=en")).ShouldNotContain("incomplete");

    [Fact]
    public async Task Defaults_ThatAreNoJson_AreShownAsTheyAre()
    {
        var page = await GetAsync("/docs/Shop.Odd.Defaults?lang=en");

        page.ShouldContain("<code>Infinity</code>");
        page.ShouldContain("<code>NaN</code>");
        page.ShouldContain("<code>99</code>");
    }

    [Fact]
    public async Task Everything_BesideIt_GoesOn()
    {
        (await GetAsync("/docs?lang=en")).ShouldContain("Shop.Greeting.Hello");
        var paths = JsonNode.Parse(await GetAsync("/docs/openapi.json?lang=en"))!["paths"]!.AsObject();
        paths.Count.ShouldBe(_host.Services.GetRequiredService<IServiceRegistry>().Current.Actions.Count);
        JsonNode.Parse(await GetAsync("/docs/postman.json")).ShouldNotBeNull();
        (await GetAsync("/docs/llms-full.txt?lang=en")).ShouldContain("Shop.Odd.Fine");
    }

    private async Task<string> GetAsync(string path)
    {
        using var reply = await _host.Client.GetAsync(path, TestContext.Current.CancellationToken);
        reply.StatusCode.ShouldBe(HttpStatusCode.OK, path);
        return await reply.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData("Unwritable", "the type of <code>data</code>")]
    [InlineData("Silent", "the texts of <code>Given.Odd.Silent</code>")]
    public async Task Page_OfAnAddedAction_SaysWhatIsMissing(string action, string part) =>
        (await GetAsync($"/docs/Given.Odd.{action}?lang=en")).ShouldContain(part);

    [Fact]
    public async Task Export_HasEveryPage()
    {
        using var directory = new TemporaryDirectory();

        await PhalNetDocsExport.WriteAsync(_host.Services, directory.Of("site"), cancellation: TestContext.Current.CancellationToken);

        File.Exists(Path.Combine(directory.Of("site"), "en", "Shop.Odd.Throwing.html")).ShouldBeTrue();
        File.Exists(Path.Combine(directory.Of("site"), "en", "Given.Odd.Silent.html")).ShouldBeTrue();
    }

    private sealed record Given(string Action, Func<ActionTexts?> Texts) : IActionDescription
    {
        public string Namespace => "Given";

        public string Class => "Odd";

        public ActionTexts? Describe(string language) => Texts();
    }
}
