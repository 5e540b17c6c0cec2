using System.Net;
using System.Text.RegularExpressions;
using PhalNet.Docs.Tests.Services;
using PhalNet.Docs.Tests.Support;

namespace PhalNet.Docs.Tests.Exporting;

public sealed partial class ExportTests
{
    private static readonly string[] Languages = ["zh-CN", "en"];

    [Fact]
    public async Task Export_HasAPageOfEveryServiceInEveryLanguage()
    {
        using var directory = new TemporaryDirectory();
        var target = directory.Of("site");
        await using var host = await Protected.StartAsync(("Access", "Open"), ("PublicAddress", "https://api.example.com"));

        var files = await PhalNetDocsExport.WriteAsync(host.Services, target, cancellation: TestContext.Current.CancellationToken);

        files.ShouldBe(Directory.EnumerateFiles(target, "*", SearchOption.AllDirectories).Count() - 1);
        File.ReadAllText(Path.Combine(target, "index.html")).ShouldContain("lang=\"zh-CN\"");
        foreach (var language in Languages)
        {
            File.ReadAllText(Path.Combine(target, language, "index.html")).ShouldContain("Books.Ledger.Close");
            var page = File.ReadAllText(Path.Combine(target, language, "Shop.Greeting.Hello.html"));
            page.ShouldContain($"lang=\"{language}\"");
            page.ShouldContain("https://api.example.com/api?s=Shop.Greeting.Hello");
            page.ShouldContain("http-equiv=\"Content-Security-Policy\"");
        }

        Directory.GetFiles(Path.Combine(target, "clients")).ShouldNotBeEmpty();
        Directory.EnumerateFileSystemEntries(directory.Path).ShouldBe([target]);
    }

    [Fact]
    public async Task Export_EveryLink_LeadsToAFileOfIt()
    {
        using var directory = new TemporaryDirectory();
        var target = directory.Of("site");
        await using var host = await Protected.StartAsync(("Access", "Open"), ("PublicAddress", "https://api.example.com"));
        await PhalNetDocsExport.WriteAsync(host.Services, target, cancellation: TestContext.Current.CancellationToken);

        foreach (var page in Directory.EnumerateFiles(target, "*.html", SearchOption.AllDirectories))
        {
            foreach (var link in Link().Matches(File.ReadAllText(page)).Select(match => WebUtility.HtmlDecode(match.Groups["link"].Value)))
            {
                if (link.StartsWith('#') || link.StartsWith("https://api.example.com/", StringComparison.Ordinal))
                    continue;
                link.ShouldNotStartWith("/");
                link.ShouldNotContain(":");
                var file = Path.GetFullPath(Uri.UnescapeDataString(link.Split('#', '?')[0]), Path.GetDirectoryName(page)!);
                file.ShouldStartWith(target);
                File.Exists(file).ShouldBeTrue($"{page} links to {link}");
            }
        }
    }

    [Fact]
    public async Task Export_WithoutAnAddress_ShowsTheOneListenedOn()
    {
        using var directory = new TemporaryDirectory();
        await using var host = await DocsHost.StartAsync([typeof(Greeting)]);

        await PhalNetDocsExport.WriteAsync(host.Services, directory.Of("site"), cancellation: TestContext.Current.CancellationToken);

        File.ReadAllText(directory.Of("site/en/Shop.Greeting.Hello.html")).ShouldContain($"{host.Address}api?s=Shop.Greeting.Hello");
    }

    [Fact]
    public async Task Export_WhereReadersNeedThePassword_HasAllButWhatIsOff()
    {
        using var directory = new TemporaryDirectory();
        await using var host = await Protected.StartAsync();

        await PhalNetDocsExport.WriteAsync(
            host.Services, directory.Of("site"), options => options.Modules["Books"] = DocsAccess.Off, cancellation: TestContext.Current.CancellationToken);

        File.ReadAllText(directory.Of("site/en/index.html")).ShouldContain("Shop.Greeting.Hello");
        File.ReadAllText(directory.Of("site/en/index.html")).ShouldNotContain("Books.Ledger");
        File.Exists(directory.Of("site/en/Books.Ledger.Close.html")).ShouldBeFalse();
    }

    [Fact]
    public async Task Export_OfServicesNamedLikeFiles_OverwritesNothing()
    {
        using var directory = new TemporaryDirectory();
        await using var host = await DocsHost.StartAsync([typeof(FileLike)]);

        await PhalNetDocsExport.WriteAsync(host.Services, directory.Of("site"), cancellation: TestContext.Current.CancellationToken);

        File.ReadAllText(directory.Of("site/en/index.html")).ShouldContain("Index.Html.Html.html");
        File.Exists(directory.Of("site/en/Index.Html.Html.html")).ShouldBeTrue();
        File.Exists(directory.Of("site/en/Index.Html.索引.html")).ShouldBeTrue();
        File.ReadAllText(directory.Of("site/en/index.html")).ShouldContain("Index.Html.%E7%B4%A2%E5%BC%95.html");
    }

    [Fact]
    public async Task Export_ThatFails_LeavesTheEarlierOneAsItWas()
    {
        using var directory = new TemporaryDirectory();
        var target = directory.Of("site");
        await using var host = await DocsHost.StartAsync([typeof(Greeting)]);
        await PhalNetDocsExport.WriteAsync(host.Services, target, cancellation: TestContext.Current.CancellationToken);
        var before = File.GetLastWriteTimeUtc(Path.Combine(target, "index.html"));
        await using var withoutEntry = await DocsHost.StartAsync([typeof(Greeting)], map: _ => { });

        await Should.ThrowAsync<InvalidOperationException>(
            () => PhalNetDocsExport.WriteAsync(withoutEntry.Services, target, cancellation: TestContext.Current.CancellationToken));
        using var ended = new CancellationTokenSource();
        await ended.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => PhalNetDocsExport.WriteAsync(host.Services, target, cancellation: ended.Token));

        File.GetLastWriteTimeUtc(Path.Combine(target, "index.html")).ShouldBe(before);
        Directory.EnumerateFileSystemEntries(directory.Path).ShouldBe([target]);
    }

    [GeneratedRegex("(?:href|src|data-copy-from)=\"(?<link>[^\"]*)\"")]
    private static partial Regex Link();
}
