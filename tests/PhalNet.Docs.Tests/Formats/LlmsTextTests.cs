using System.Text.RegularExpressions;
using PhalNet.Docs.Tests.Support;

namespace PhalNet.Docs.Tests.Formats;

public sealed partial class LlmsTextTests
{
    [Fact]
    public async Task Index_IsWrittenAsLlmsTxtAsks()
    {
        await using var host = await FormatShop.StartAsync();

        using var reply = await host.Client.GetAsync("/docs/llms.txt?lang=en", TestContext.Current.CancellationToken);
        var lines = (await reply.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split('\n');

        reply.Content.Headers.ContentType!.ToString().ShouldBe("text/plain; charset=utf-8");
        lines[0].ShouldBe("# API documentation");
        lines[2].ShouldStartWith("> Services: 12, modules: 1.");
        lines.Count(line => line.StartsWith("# ", StringComparison.Ordinal)).ShouldBe(1);
        lines.Where(line => line.StartsWith("## ", StringComparison.Ordinal)).Select(line => line.Split(' ')[1])
            .ShouldBe(["Shop.Awkward:", "Shop.Greeting:", "Shop.Parcels:", "Optional"]);
        lines.ShouldContain($"- [Shop.Greeting.Hello]({host.Address}docs/Shop.Greeting.Hello.md?lang=en): Say hello");
        lines.ShouldContain($"- [Shop.Parcels.Send]({host.Address}docs/Shop.Parcels.Send.md?lang=en): Send a parcel (Deprecated)");
    }

    [Fact]
    public async Task Links_OfTheIndex_LeadToTexts()
    {
        await using var host = await FormatShop.StartAsync();
        var index = await host.Client.GetStringAsync("/docs/llms.txt?lang=zh-CN", TestContext.Current.CancellationToken);

        var links = Link().Matches(index).Select(match => match.Groups[1].Value).ToArray();

        links.Length.ShouldBe(15);
        foreach (var link in links)
        {
            using var reply = await host.Client.GetAsync(link, TestContext.Current.CancellationToken);
            reply.IsSuccessStatusCode.ShouldBeTrue(link);
        }
    }

    [Fact]
    public async Task Full_HasEveryServiceAndTheProtocolOnce()
    {
        await using var host = await FormatShop.StartAsync();

        var text = await host.Client.GetStringAsync("/docs/llms-full.txt?lang=en", TestContext.Current.CancellationToken);

        Regex.Count(text, "All services share one URL").ShouldBe(1);
        Regex.Count(text, "(?m)^Generated at ").ShouldBe(1);
        Regex.Count(text, "(?m)^### Parameters$").ShouldBe(12);
        text.ShouldContain("\n## Say hello\n");
        text.ShouldNotContain("secret");
    }

    [Theory]
    [InlineData("text/markdown", true)]
    [InlineData("text/markdown, */*", true)]
    [InlineData("text/markdown, text/html;q=0.9", true)]
    [InlineData("text/html, text/markdown;q=0.9", false)]
    [InlineData("text/markdown;q=0", false)]
    [InlineData("*/*", false)]
    [InlineData("text/html,application/xhtml+xml,*/*;q=0.8", false)]
    public async Task Page_ForAReaderWhoTakesMarkdown_IsMarkdown(string accept, bool isMarkdown)
    {
        await using var host = await FormatShop.StartAsync();

        foreach (var address in (string[])["/docs", "/docs/Shop.Greeting.Hello", "/docs?service=Shop.Greeting.Hello&detail=1&type=fold"])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.TryAddWithoutValidation("Accept", accept);
            using var reply = await host.Client.SendAsync(request, TestContext.Current.CancellationToken);

            reply.Content.Headers.ContentType!.MediaType.ShouldBe(isMarkdown ? "text/markdown" : "text/html", address);
            reply.Headers.Vary.ShouldContain("Accept");
        }
    }

    [GeneratedRegex(@"\]\((http[^)]*)\)")]
    private static partial Regex Link();
}
