[assembly: AssemblyFixture(typeof(Chromium))]

namespace PhalNet.Docs.Browser.Tests.Running;

/// <summary>The machine's Chromium, shared by all tests, and a server in Development.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private ServerProcess? _server;

    internal ServerProcess Server => _server!;

    public async ValueTask InitializeAsync()
    {
        if (Places.FirstOrDefault(File.Exists) is not { } path)
            return;
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = path,
            Args = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
        _server = await ServerProcess.StartAsync("--environment=Development");
    }

    /// <summary>Opens a new browser context for a test; the test is skipped without Chromium.</summary>
    internal async Task<Visitor> VisitAsync(Action<BrowserNewContextOptions>? set = null)
    {
        Assert.SkipWhen(_browser is null, $"There is no Chromium at {string.Join(", ", Places)}.");
        var options = new BrowserNewContextOptions { Locale = "zh-CN", ViewportSize = new() { Width = 1280, Height = 900 }, AcceptDownloads = true };
        set?.Invoke(options);
        return await Visitor.ComeAsync(await _browser.NewContextAsync(options));
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
    }
}
