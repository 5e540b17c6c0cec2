using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using PhalNet.Modules.Tests.Support;

namespace PhalNet.Modules.Tests.Unloading;

/// <summary>
/// A module with Entity Framework Core on its own database, object validation, a client, a timer, events and logs is replaced while it is
/// called. <c>PHALNET_REPLACEMENTS</c> sets how often. With <c>DOTNET_ThreadPool_ThreadsToKeepAlive=0</c> and
/// <c>DOTNET_ThreadPool_ThreadTimeoutMs=300</c>, .NET 10.0.12 crashes.
/// </summary>
public sealed class RealLifeModuleTests
{
    private const string Name = "RealLife";
    private const string Order = """{"customer":"Li","kind":"food","lines":[{"name":"rice","count":2},{"name":"tea"}]}""";

    private static readonly int Replacements =
        int.Parse(Environment.GetEnvironmentVariable("PHALNET_REPLACEMENTS") ?? "4", CultureInfo.InvariantCulture);

    private readonly ContextWatch _contexts = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Module_OfRealLife_IsReplacedWithoutAFailedCallAndLeavesMemory()
    {
        using var content = new TemporaryDirectory();
        var folder = CopyModule(content.Path);
        var manifest = ManifestDerivation.Derive(folder) with { Files = ModuleFolder.Hash(folder) };
        // Entity Framework Core is recompiled each time, which takes long on a shared processor.
        await using var host = await ModulesHost.StartAsync(settings: [("PhalNet:ModuleStartTimeout", "00:05:00")]);
        var administration = new ModuleAdministration(
            host.States, host.Services.GetRequiredService<ModuleVersions>(), TimeProvider.System, "test");
        await InstallAsync(0);
        (await host.CallAsync("RealLife.Orders.Place", ("order", """{"customer":"Li","kind":"food","lines":[{"name":"","count":99}]}"""))).Ret.ShouldBe(400);
        using var load = new ModuleLoad(host);
        load.Call("RealLife.Orders.Place", ("order", Order), ("currency", "EUR"));
        load.Call("RealLife.Orders.Latest", ("kind", "food"), ("count", "20"));
        load.Call("RealLife.Orders.Forget", ("keep", "50"));
        load.Repeat(() => WatchAsync(host));

        for (var i = 1; i <= Replacements; i++)
        {
            _contexts.Note(Name);
            await InstallAsync(i);
        }

        await load.EndAsync();
        load.Failures.ShouldBeEmpty(string.Join('\n', host.Lines.All));
        _contexts.Seen.ShouldBe(Replacements);
        await host.UntilAsync(() => _contexts.Left == 0 ? host : null, () => $"{_contexts.Left} contexts are still in memory");
        host.Modules.Modules.ShouldHaveSingleItem().State.ShouldBe(ModuleState.Active);
        host.Lines.All.Where(line => line.StartsWith("Warning", StringComparison.Ordinal) || line.StartsWith("Error", StringComparison.Ordinal))
            .ShouldBeEmpty();

        async Task InstallAsync(int round)
        {
            var version = $"1.{round}.0";
            await File.WriteAllTextAsync(
                Path.Combine(folder, ModuleManifest.FileName), ManifestFile.Write(manifest with { Version = new(1, round, 0) }), Cancellation);
            await administration.InstallAsync(folder, force: false, Cancellation);
            await host.UntilAsync(Name, ModuleState.Active, version);
            await host.UntilAsync(() => host.Modules.Modules.Count == 1 ? host : null, () => string.Join("; ", host.Modules.Modules));
        }
    }

    // Reads the stream until the module ends it, or for a limited time.
    private static async Task<string?> WatchAsync(ModulesHost host)
    {
        await using var result = await host.Services.GetRequiredService<ICallDispatcher>()
            .CallAsync(CallRequest.Create("RealLife.Orders.Watch"), Cancellation);
        if (result is not { Ret: 200, Body: EventStreamReply stream })
            return $"Watch: {result.Ret} {result.Message}";
        var events = 0;
        await foreach (var _ in stream.Events.WithCancellation(Cancellation))
        {
            if (++events == 50)
                break;
        }

        return null;
    }

    private static string CopyModule(string directory)
    {
        var source = Path.Combine(AppContext.BaseDirectory, "modules", "Modules.RealLife");
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(directory, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return directory;
    }
}
