using PhalNet.Docs.Clients.Tests.Running;

[assembly: AssemblyFixture(typeof(PagePackages))]

namespace PhalNet.Docs.Clients.Tests.Running;

/// <summary>jQuery and a page for it, installed once.</summary>
public sealed class PagePackages : IAsyncLifetime
{
    private string? _missing;

    public async ValueTask InitializeAsync()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "Web");
        if (IsUpToDate(folder) || !ToolRun.Has("npm"))
            return;
        var run = await ToolRun.StartAsync(folder, "npm", "ci", "--no-audit", "--no-fund", "--prefer-offline");
        if (run.ExitCode != 0)
            _missing = $"npm could not install jQuery and jsdom: {run.Errors}";
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    internal void SkipIfMissing(Language language) => Assert.SkipWhen(language.InPage && _missing is not null, $"{language.Name} is not tested: {_missing}");

    // Packages of an earlier build may be incomplete.
    private static bool IsUpToDate(string folder)
    {
        var installed = new FileInfo(Path.Combine(folder, "node_modules", ".package-lock.json"));
        return installed.Exists && installed.LastWriteTimeUtc >= File.GetLastWriteTimeUtc(Path.Combine(folder, "package-lock.json"));
    }
}
