using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using PhalNet.Docs.Tests.Services;
using PhalNet.Docs.Tests.Support;

namespace PhalNet.Docs.Tests.Samples;

public sealed partial class SampleCallTests
{
    [Fact]
    public async Task Call_OfAServiceWithEveryPlace_SendsEachValueWhereItIsLookedFor()
    {
        await using var host = await DocsHost.StartAsync([typeof(Everything)]);

        var call = await CallAsync(host, "Shop.Everything.Sources");

        call.Verb.ShouldBe("POST");
        call.Address.ShouldBe($"{host.Address}api?query=text");
        call.Values.ShouldBe([new("access_token", "abc123"), new("any", "text"), new("body", "text")]);
        call.Headers.ShouldBe([new("header", "text"), new("Cookie", "cookie=text")]);
    }

    [Fact]
    public async Task Call_OfAServiceLimitedToGet_IsAGet()
    {
        await using var host = await FormatShop.StartAsync();

        var call = await CallAsync(host, "Shop.Parcels.Show");

        call.Verb.ShouldBe("GET");
        call.Address.ShouldBe($"{host.Address}api");
        call.Values.ShouldBe([new("id", "1")]);
        call.Headers.ShouldBe([new("token", "text")]);
    }

    [Fact]
    public async Task Samples_OfAServiceLimitedToGet_AskWithAGet()
    {
        await using var host = await FormatShop.StartAsync();

        var page = WebUtility.HtmlDecode(await host.Client.GetStringAsync("/docs/Shop.Parcels.Show", TestContext.Current.CancellationToken));

        page.ShouldContain($"  --header 'token: text' \\\n  '{host.Address}api?s=Shop.Parcels.Show&id=1'\n");
        page.ShouldNotContain("method: \"POST\"");
        page.ShouldNotContain("PostAsync");
    }

    [Theory]
    [InlineData("Shop.Parcels.Note", "PUT")]
    [InlineData("Shop.Parcels.Forget", "DELETE")]
    public async Task Call_OfAServiceLimitedToAnotherMethod_IsByThatMethod(string service, string verb)
    {
        await using var host = await FormatShop.StartAsync();

        (await CallAsync(host, service)).Verb.ShouldBe(verb);
    }

    [Fact]
    public async Task Samples_OfAServiceLimitedToPut_HaveABody()
    {
        await using var host = await FormatShop.StartAsync();

        var page = WebUtility.HtmlDecode(await host.Client.GetStringAsync("/docs/Shop.Parcels.Note", TestContext.Current.CancellationToken));

        page.ShouldContain($"  --request 'PUT' \\\n  --header 'token: text' \\\n  --data-urlencode 's=Shop.Parcels.Note' \\\n  --data-urlencode 'id=1' \\\n");
        page.ShouldContain($"  '{host.Address}api'\n");
    }

    [Fact]
    public async Task Samples_OfAServiceLimitedToDelete_HaveEverythingInTheQuery()
    {
        await using var host = await FormatShop.StartAsync();

        var page = WebUtility.HtmlDecode(await host.Client.GetStringAsync("/docs/Shop.Parcels.Forget", TestContext.Current.CancellationToken));

        page.ShouldContain($"  --request 'DELETE' \\\n  --header 'token: text' \\\n  '{host.Address}api?s=Shop.Parcels.Forget&id=1'\n");
        page.ShouldNotContain("method: \"GET\"");
    }

    private static async Task<SampleCall> CallAsync(DocsHost host, string service)
    {
        var page = await host.Client.GetStringAsync($"/docs/{service}", TestContext.Current.CancellationToken);
        return JsonSerializer.Deserialize<SampleCall>(WebUtility.HtmlDecode(CallOfThePage().Match(page).Groups[1].Value), SampleJson.Options)!;
    }

    [GeneratedRegex("data-call=\"([^\"]*)\"")]
    private static partial Regex CallOfThePage();
}
