using System.IO.Compression;
using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PhalNet.Docs.Tests.Support;

namespace PhalNet.Docs.Tests.Formats;

public sealed class ScalarTests
{
    [Fact]
    public async Task Page_RefersToNoOtherHost()
    {
        await using var host = await FormatShop.StartAsync();

        using var reply = await host.Client.GetAsync("/docs/openapi?lang=zh-CN", TestContext.Current.CancellationToken);
        var page = await reply.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        page.ShouldNotContain("//");
        page.ShouldNotContain("<style");
        Regex.Matches(page, "<script(?! (?:src=|id=\"api-reference\" type=\"application/json\"))").ShouldBeEmpty();
        var configuration = JsonNode.Parse(WebUtility.HtmlDecode(Regex.Match(page, "data-configuration=\"([^\"]*)\"").Groups[1].Value))!;
        configuration["url"]!.GetValue<string>().ShouldBe("/docs/openapi.json?lang=zh-CN");
        configuration["telemetry"]!.GetValue<bool>().ShouldBeFalse();
        configuration["withDefaultFonts"]!.GetValue<bool>().ShouldBeFalse();
        configuration["proxyUrl"]!.GetValue<string>().ShouldBeEmpty();
        configuration["agent"]!["disabled"]!.GetValue<bool>().ShouldBeTrue();
    }

    [Fact]
    public async Task Policy_OfThePage_AllowsOnlyOurOwnHost()
    {
        await using var host = await FormatShop.StartAsync();

        using var reply = await host.Client.GetAsync("/docs/openapi", TestContext.Current.CancellationToken);
        var policy = reply.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem();

        policy.ShouldContain("script-src 'self';");
        policy.ShouldContain("connect-src 'self';");
        policy.ShouldNotContain("http");
        policy.ShouldNotContain("*");
        using var list = await host.Client.GetAsync("/docs", TestContext.Current.CancellationToken);
        list.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem().ShouldNotContain("unsafe");
    }

    [Fact]
    public async Task Script_OfThePage_IsThePackagesOwn()
    {
        await using var host = await FormatShop.StartAsync();
        var cancellation = TestContext.Current.CancellationToken;
        var address = Regex.Match(await host.Client.GetStringAsync("/docs/openapi", cancellation), "<script src=\"([^\"]*)\"").Groups[1].Value;

        using var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { { "Accept-Encoding", "gzip" } } };
        using var packed = await host.Client.SendAsync(request, cancellation);
        using var plain = await host.Client.GetAsync(address, cancellation);

        packed.Content.Headers.ContentEncoding.ShouldBe(["gzip"]);
        packed.Headers.CacheControl!.ToString().ShouldContain("max-age=31536000");
        plain.Content.Headers.ContentType!.MediaType.ShouldBe("text/javascript");
        using var unpacked = new StreamReader(new GZipStream(await packed.Content.ReadAsStreamAsync(cancellation), CompressionMode.Decompress));
        var script = await unpacked.ReadToEndAsync(cancellation);
        (await plain.Content.ReadAsStringAsync(cancellation)).ShouldBe(script);

        // The page relies on this to be started without an inline script.
        script.ShouldContain("#api-reference[data-configuration]");
        (await host.Client.GetAsync("/docs/openapi/scalar.js", cancellation)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }
}
