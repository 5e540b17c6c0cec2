using PhalNet.Modules.Tests.Support;

namespace PhalNet.Modules.Tests.Content;

public sealed class KeptContentsTests
{
    private const int Contents = 40;

    [Fact]
    public async Task Contents_ReadWhileOthersAreDeleted_AreWhole()
    {
        using var directory = new TemporaryDirectory();
        var versions = new ModuleVersions(Path.Combine(directory.Path, "data"), long.MaxValue);
        var folder = new TestModule().Write(directory.Path);
        var manifest = ManifestFile.Read(folder);
        using var end = new CancellationTokenSource();
        var reading = Task.Run(() =>
        {
            // A new instance has read none of them before.
            while (!end.IsCancellationRequested)
                new ModuleVersions(Path.Combine(directory.Path, "data"), long.MaxValue).Of("Shop").ShouldAllBe(each => each.Manifest.Id == "Shop");
        });

        for (var i = 1; i <= Contents; i++)
        {
            File.WriteAllText(Path.Combine(folder, ModuleManifest.FileName), ManifestFile.Write(manifest with { Version = new(1, i, 0) }));
            versions.TakeIn(folder);
            versions.Trim("Shop", 1, []);
        }

        await end.CancelAsync();
        await reading;
        versions.Of("Shop").ShouldHaveSingleItem().Manifest.Version.ShouldBe(new(1, Contents, 0));
    }
}
