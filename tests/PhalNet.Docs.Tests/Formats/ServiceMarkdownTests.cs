using System.Net;
using PhalNet.Docs.Tests.Support;

namespace PhalNet.Docs.Tests.Formats;

public sealed class ServiceMarkdownTests
{
    [Fact]
    public async Task Markdown_OfAService_SaysAllThatItsPageSays()
    {
        await using var host = await FormatShop.StartAsync();

        using var reply = await host.Client.GetAsync("/docs/Shop.Parcels.Find.md?lang=en", TestContext.Current.CancellationToken);
        var text = await reply.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        reply.Content.Headers.ContentType!.ToString().ShouldBe("text/markdown; charset=utf-8");
        var lines = text.Split('\n');
        lines[0].ShouldBe("# Find parcels");
        lines[2].ShouldStartWith("`Shop.Parcels.Find` · module Shop ");
        lines.ShouldContain("Those of one owner, the newest first.");
        lines.ShouldContain($"{host.Address}api?s=Shop.Parcels.Find");
        lines.ShouldContain("- Method: GET/POST");
        lines.ShouldContain("| `token` | String | required | – | – | Header | The caller's token. |");
        lines.ShouldContain("| `owner` | String | required | – | 3 to 32 characters | Body or query | Whose they are. |");
        lines.ShouldContain("| `page` | Integer | optional | `1` | 1 to 100 | Body or query | The page, from 1. |");
        lines.ShouldContain(@"| `ids` | Array of Integer | optional | – | 1 to 5 items<br>Items separated by `\|` | Body or query | Their numbers. |");
        lines.ShouldContain("| `carriage` | Enum | optional | `sea` | `rail` By rail.<br>`sea` By sea. | Body or query | How they travel. |");
        lines.ShouldContain("| `data[].parts[]` | Object | Same structure as `data[]`. |");
        lines.ShouldContain("- `409`: Somebody was faster.");
        lines.ShouldContain("    \"ret\": 200,");
        lines[^2].ShouldMatch("^Generated at [0-9]{4}-[0-9]{2}-[0-9]{2} [0-9:]{8} UTC\\.$");
        text.ShouldNotContain("secret");
    }

    [Fact]
    public async Task Markdown_OfAService_HasItsPartsInOrder()
    {
        await using var host = await FormatShop.StartAsync();

        var text = await host.Client.GetStringAsync("/docs/Shop.Parcels.Find.md?lang=zh-CN", TestContext.Current.CancellationToken);

        text.Split('\n').Where(line => line.StartsWith('#')).ShouldBe(
            ["# Find parcels", "## 接口地址", "## 接口参数", "## 返回字段", "## 错误列表", "## 请求示例", "## 返回示例"]);
    }

    [Fact]
    public async Task Curl_OfAService_SendsEachValueWhereItIsLookedFor()
    {
        await using var host = await FormatShop.StartAsync();

        (await CurlAsync(host, "Shop.Parcels.Find")).ShouldBe($"""
            curl --max-time 3 \
              --header 'token: text' \
              --data-urlencode 's=Shop.Parcels.Find' \
              --data-urlencode 'owner=text' \
              --data-urlencode 'code=AB-12' \
              '{host.Address}api'
            """.ReplaceLineEndings("\n"));
        (await CurlAsync(host, "Shop.Parcels.Show")).ShouldContain($"'{host.Address}api?s=Shop.Parcels.Show&id=1'");
        (await CurlAsync(host, "Shop.Parcels.Forget")).ShouldContain("--request 'DELETE'");
        (await CurlAsync(host, "Shop.Parcels.Picture")).ShouldContain("--form 'picture=@\"picture.png\"'");
        (await CurlAsync(host, "Shop.Awkward.Run")).ShouldContain(@"--data-urlencode '%3Ci%3Ename%3C%2Fi%3E=it'\''s $HOME; ""x""'");
    }

    [Fact]
    public async Task Markdown_OfUnkindTexts_KeepsItsTablesAndBlocksWhole()
    {
        await using var host = await FormatShop.StartAsync();

        var lines = (await host.Client.GetStringAsync("/docs/Shop.Awkward.Run.md?lang=en", TestContext.Current.CancellationToken)).Split('\n');

        lines.ShouldContain(@"| ``a\|b`c`` | String | required | – | – | Body or query | First \| line<br>- an item<br>- another \| item |");
        lines.ShouldContain(@"| `<i>name</i>` | String | required | – | Must match `(?i)a\|b` as a whole | Body or query | A `\|` in code. |");
        lines.ShouldContain(@"| `usual` | String | optional | ``` ``\| `` ``` | – | Body or query | Text \<img src=x>. |");
        lines.ShouldContain(@"| `data` | String | A \| pipe |");
        lines.Where(line => line.StartsWith("```", StringComparison.Ordinal)).ShouldBe(["````", "```", "````", "```text", "```", "```sh", "```", "```json", "```"]);
    }

    [Fact]
    public async Task Markdown_OfADeprecatedService_SaysWhatToUse()
    {
        await using var host = await FormatShop.StartAsync();

        var text = await host.Client.GetStringAsync("/docs/Shop.Parcels.Send.md?lang=en", TestContext.Current.CancellationToken);

        text.ShouldContain("\n> **Deprecated** Use `Shop.Parcels.Find`.\n");
    }

    [Theory]
    [InlineData("Shop.Parcels.Label", "- Format: File")]
    [InlineData("Shop.Parcels.Follow", "- Format: Server-sent events")]
    public async Task Markdown_OfAServiceWithoutEnvelope_SaysWhatItAnswersWith(string service, string format)
    {
        await using var host = await FormatShop.StartAsync();

        var text = await host.Client.GetStringAsync($"/docs/{service}.md?lang=en", TestContext.Current.CancellationToken);

        text.ShouldContain(format);
        text.ShouldContain("On success the response is a");
        text.ShouldNotContain("## Example response");
    }

    [Fact]
    public async Task Prompt_OfAService_ExplainsTheProtocolAndEndsWithARequest()
    {
        await using var host = await FormatShop.StartAsync();

        using var reply = await host.Client.GetAsync("/docs/Shop.Greeting.Hello.prompt.md?lang=en", TestContext.Current.CancellationToken);
        var text = await reply.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        reply.Content.Headers.ContentType!.ToString().ShouldBe("text/markdown; charset=utf-8");
        text.ShouldContain($"`{host.Address}api?s=Namespace.Class.Action`");
        text.ShouldContain("The HTTP status is 200 for errors too, so check `ret`:");
        text.ShouldContain("\n# Say hello\n");
        text.TrimEnd().Split('\n')[^1].ShouldStartWith("Write the code that calls `Shop.Greeting.Hello`");
    }

    [Fact]
    public async Task Address_EndingLikeMarkdown_IsTheServiceOfThatNameAfterAll()
    {
        await using var host = await FormatShop.StartAsync();
        var cancellation = TestContext.Current.CancellationToken;

        using var page = await host.Client.GetAsync("/docs/Shop.Awkward.Md", cancellation);
        page.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
        page.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await host.Client.GetStringAsync("/docs/Shop.Awkward.Md.md", cancellation)).ShouldContain("# It has the end of an address");
        (await host.Client.GetAsync("/docs/Shop.Greeting.Nothing.md", cancellation)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await host.Client.GetAsync("/docs/Shop.Greeting.Nothing.prompt.md", cancellation)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task<string> CurlAsync(DocsHost host, string service)
    {
        var text = await host.Client.GetStringAsync($"/docs/{service}.md?lang=en", TestContext.Current.CancellationToken);
        return text.Split("```sh\n")[1].Split("\n```")[0];
    }
}
