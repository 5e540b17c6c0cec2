using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using PhalNet.Docs.Clients.Tests.Running;
using PhalNet.Docs.Internal.Pages;
using PhalNet.Docs.Internal.Samples;

namespace PhalNet.Docs.Clients.Tests;

/// <summary>The call of a page's samples: the one the page comes with, and the one its form makes of what is typed.</summary>
public sealed partial class FormCallTests(StubHost host, PagePackages packages)
{
    [Theory]
    [InlineData("App.Places.Read")]
    [InlineData("App.Places.Take")]
    [InlineData("App.Upload.Echo")]
    public async Task Form_Untouched_MakesTheCallOfTheServer(string service)
    {
        using var http = new HttpClient();
        var page = await http.GetStringAsync(Page(service), TestContext.Current.CancellationToken);

        (await FillAsync(service)).ShouldBe(WebUtility.HtmlDecode(CallOfThePage().Match(page).Groups[1].Value));
    }

    [Fact]
    public async Task Form_FilledIn_SendsEachValueWhereItIsLookedFor()
    {
        var call = await FillAsync("App.Places.Take", "text=a+b", $"word={Texts.Marks}", "X-Key=it's", "session=a b;c");

        call.ShouldBe(Json(new(QueryText.Append(host.Entry, [new("word", Texts.Marks)]), "App.Places.Take", [new("text", "a+b")], [])
        {
            Headers = [new("X-Key", "it's"), new("Cookie", "session=a%20b%3Bc")],
        }));
    }

    [Fact]
    public async Task Form_OfAServiceLimitedToGet_HasAllValuesInOnePlace()
    {
        var call = await FillAsync("App.Places.Read", "text=a+b", "word=c");

        call.ShouldBe(Json(new(host.Entry, "App.Places.Read", [new("text", "a+b"), new("word", "c")], []) { IsGet = true }));
    }

    private async Task<string> FillAsync(string service, params string[] values)
    {
        packages.SkipIfMissing(Languages.Find("javascript-jquery"));
        Assert.SkipUnless(ToolRun.Has("node"), "The page's form is not tested: not installed: node");
        var run = await ToolRun.StartAsync(
            AppContext.BaseDirectory, ["node", Path.Combine(AppContext.BaseDirectory, "Web", "form.mjs"), Page(service).AbsoluteUri, .. values]);
        run.ExitCode.ShouldBe(0, run.ToString());
        return Json(JsonSerializer.Deserialize<SampleCall>(run.Output, SampleJson.Options)!);
    }

    private Uri Page(string service) => new(host.Address, $"docs/{service}?lang=en");

    private static string Json(SampleCall call) => JsonSerializer.Serialize(call, SampleJson.Options);

    [GeneratedRegex("data-call=\"([^\"]*)\"")]
    private static partial Regex CallOfThePage();
}
