using System.Text.RegularExpressions;
using PhalNet.Docs.Tests.Services;
using PhalNet.Docs.Tests.Support;

namespace PhalNet.Docs.Tests.Pages;

/// <summary>
/// The complete page of a service with all features, compared with a file. PHALNET_ACCEPT_GOLDEN=1 overwrites the file; review the
/// difference before committing it.
/// </summary>
public sealed partial class GoldenPageTests
{
    [Theory]
    [InlineData("Shop.Showcase.Place", "en", "html")]
    [InlineData("Shop.Showcase.Place", "zh-CN", "html")]
    [InlineData("Shop.Showcase.Place.md", "en", "")]
    public async Task Page_OfAServiceWithEverything_IsAsItWas(string path, string language, string extension)
    {
        await using var host = await DocsHost.StartAsync([typeof(Showcase), typeof(Greeting)]);

        var page = Normalise(await host.Client.GetStringAsync($"/docs/{path}?lang={language}"), host.Address);

        var file = Path.Combine(Folder(), $"{language}.{path}{(extension.Length > 0 ? $".{extension}" : "")}");
        if (Environment.GetEnvironmentVariable("PHALNET_ACCEPT_GOLDEN") == "1")
            await File.WriteAllTextAsync(file, page);
        File.Exists(file).ShouldBeTrue($"{file} is not there yet.");
        page.ShouldBe(await File.ReadAllTextAsync(file));
    }

    private static string Folder([System.Runtime.CompilerServices.CallerFilePath] string source = "") =>
        Path.Combine(Path.GetDirectoryName(source)!, "Golden");

    // Ports, times and hashes of assets differ between runs; line breaks make differences readable.
    private static string Normalise(string page, Uri address)
    {
        page = page.Replace(address.Authority, "localhost", StringComparison.Ordinal);
        page = Time().Replace(page, "0000-00-00 00:00:00");
        page = Hash().Replace(page, ".hash.");
        page = page.Replace("><", ">\n<", StringComparison.Ordinal);
        return string.Join('\n', page.Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0)) + "\n";
    }

    [GeneratedRegex(@"[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}(?= UTC)")]
    private static partial Regex Time();

    [GeneratedRegex(@"\.[0-9a-f]{16}\.")]
    private static partial Regex Hash();
}
