using System.Diagnostics;
using System.Text.RegularExpressions;
using PhalNet.Docs.Tests.Services;
using PhalNet.Docs.Tests.Support;

namespace PhalNet.Docs.Tests.Serving;

public sealed partial class ManyServicesTests(ITestOutputHelper output)
{
    private const int Services = 10_000;

    [Fact]
    public async Task List_OfTenThousandServices_IsQuickAndSmall()
    {
        await using var host = await DocsHost.StartAsync([typeof(Greeting)], configure: phalNet => phalNet.AddModule(ManyServices.Load(Services)));
        await host.Client.GetAsync("/docs/Shop.Greeting.Hello?lang=en");
        foreach (var language in (string[])["en", "zh-CN"])
        {
            var first = await TimeAsync(host, $"/docs?lang={language}");
            var again = new List<TimeSpan>();
            for (var i = 0; i < 21; i++)
                again.Add((await TimeAsync(host, $"/docs?lang={language}")).Time);
            var (found, _) = await TimeAsync(host, $"/docs?lang={language}&q=orders");
            var (all, _) = await TimeAsync(host, $"/docs?lang={language}&q=Load");

            var typical = again.Order().ElementAt(10);
            output.WriteLine($"{language}: first {first.Time.TotalMilliseconds:F0} ms, again {typical.TotalMilliseconds:F1} ms, {first.Bytes} bytes; search {found.TotalMilliseconds:F0} ms, for all of them {all.TotalMilliseconds:F0} ms");
            typical.ShouldBeLessThan(TimeSpan.FromMilliseconds(100));
        }
    }

    // Browsers request Brotli over HTTPS and on localhost, otherwise only gzip.
    [Theory]
    [InlineData("br", 150)]
    [InlineData("gzip", 180)]
    public async Task List_OfTenThousandServices_WithAllItLoads_IsSmall(string encoding, int kilobytes)
    {
        await using var host = await DocsHost.StartAsync([typeof(Greeting)], configure: phalNet => phalNet.AddModule(ManyServices.Load(Services)));
        var page = await host.Client.GetStringAsync("/docs?lang=en");
        page.ShouldContain("Load.Class0999.Action9");

        var sizes = new List<(string Path, int Bytes)> { ("/docs?lang=en", (await TimeAsync(host, "/docs?lang=en", encoding)).Bytes) };
        foreach (var path in Asset().Matches(page).Select(match => match.Value).Distinct())
            sizes.Add((path, (await TimeAsync(host, path, encoding)).Bytes));

        foreach (var (path, bytes) in sizes)
            output.WriteLine($"{bytes,8} {path}");
        output.WriteLine($"{page.Length,8} characters of the page as they are");
        sizes.Sum(size => size.Bytes).ShouldBeLessThan(kilobytes * 1024);
    }

    private static async Task<(TimeSpan Time, int Bytes)> TimeAsync(DocsHost host, string path, string encodings = "gzip, deflate, br")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.AcceptEncoding.ParseAdd(encodings);
        var start = Stopwatch.GetTimestamp();
        using var response = await host.Client.SendAsync(request);
        var bytes = await response.Content.ReadAsByteArrayAsync();
        response.EnsureSuccessStatusCode();
        return (Stopwatch.GetElapsedTime(start), bytes.Length);
    }

    [GeneratedRegex("/docs/assets/[^\"]+")]
    private static partial Regex Asset();
}
