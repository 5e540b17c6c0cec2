using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using PhalNet.Docs.Clients.Tests.Running;

namespace PhalNet.Docs.Clients.Tests;

/// <summary>The first sample of a page: the one rendered with the page, and the one that scripts write from the input.</summary>
public sealed partial class FormCallTests(StubHost host, PagePackages packages)
{
    [Theory]
    [InlineData("App.Places.Read")]
    [InlineData("App.Places.Take")]
    [InlineData("App.Places.Keep")]
    [InlineData("App.Places.Drop")]
    [InlineData("App.Upload.Echo")]
    public async Task Form_Untouched_MakesTheCallOfTheServer(string service)
    {
        using var http = new HttpClient();
        var page = await http.GetStringAsync(Page(service), TestContext.Current.CancellationToken);
        var call = WebUtility.HtmlDecode(CallOfThePage().Match(page).Groups[1].Value);

        (await FillAsync(service)).ShouldBe(Write(JsonSerializer.Deserialize<SampleCall>(call, SampleJson.Options)!));
    }

    [Fact]
    public async Task Form_FilledIn_SendsEachValueWhereItIsLookedFor()
    {
        var call = await FillAsync("App.Places.Take", "text=a+b", $"word={Texts.Marks}", "X-Key=it's", "session=a b;c");

        call.ShouldBe(Write(new(QueryText.Append(host.Entry, [new("word", Texts.Marks)]), "App.Places.Take", [new("text", "a+b")], [])
        {
            Headers = [new("X-Key", "it's"), new("Cookie", "session=a%20b%3Bc")],
        }));
    }

    [Theory]
    [InlineData("App.Places.Read", "GET")]
    [InlineData("App.Places.Drop", "DELETE")]
    public async Task Form_OfAServiceWithoutABody_HasAllValuesInOnePlace(string service, string verb)
    {
        var call = await FillAsync(service, "text=a+b", "word=c");

        call.ShouldBe(Write(new(host.Entry, service, [new("text", "a+b"), new("word", "c")], []) { Verb = verb }));
    }

    [Fact]
    public async Task Form_OfAServiceLimitedToPut_HasABody()
    {
        var call = await FillAsync("App.Places.Keep", "text=a+b", "word=c");

        call.ShouldBe(Write(new($"{host.Entry}?word=c", "App.Places.Keep", [new("text", "a+b")], []) { Verb = "PUT" }));
    }

    private async Task<string> FillAsync(string service, params string[] values)
    {
        packages.SkipIfMissing(Languages.Find("javascript-jquery"));
        Assert.SkipUnless(ToolRun.Has("node"), "The page's form is not tested: not installed: node");
        var run = await ToolRun.StartAsync(
            AppContext.BaseDirectory, ["node", Path.Combine(AppContext.BaseDirectory, "Web", "form.mjs"), Page(service).AbsoluteUri, .. values]);
        run.ExitCode.ShouldBe(0, run.ToString());
        return run.Output;
    }

    private Uri Page(string service) => new(host.Address, $"docs/{service}?lang=en");

    private static string Write(SampleCall call) => new SampleWriter().Write(new SampleCatalog().Samples[0], call);

    [GeneratedRegex("data-call=\"([^\"]*)\"")]
    private static partial Regex CallOfThePage();
}
