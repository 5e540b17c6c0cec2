using Microsoft.Extensions.Logging.Abstractions;
using PhalNet.Modules.Tests.Support;

namespace PhalNet.Modules.Tests.Life;

/// <summary>Changes that arrive while an operation is running are carried out, on the version they are meant for.</summary>
public sealed class ReconcilerTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly InMemoryModuleStates _states = new();
    private readonly HeldHost _host = new();
    private readonly ModuleAdministration _administration;
    private readonly ModuleReconciler _reconciler;

    public ReconcilerTests()
    {
        var versions = new ModuleVersions(_directory.Path, mostBytes: long.MaxValue);
        _administration = new(_states, versions, TimeProvider.System, "command");

        // Nothing is loaded here, so the settings for it are not needed.
        _reconciler = new(_host, _states, versions, loading: null!, new(), TimeProvider.System, NullLogger.Instance);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Run_WithAnOperationThatEndsDuringThePass_LooksAgain()
    {
        await StartAsync("1.0.0");
        await _administration.DisableAsync("Shop", Cancellation);
        await RunAsync();
        var disable = await _host.NextAsync("disable Shop");
        await _administration.EnableAsync("Shop", Cancellation);

        // The pass skips Shop, which is busy, and waits for it.
        var pass = RunAsync();
        disable.End();
        await pass;

        _reconciler.IsWorkLeft.ShouldBeTrue();
        _states.Report!.Change.ShouldBe(0);
        _host.Began = operation => operation.End();
        await RunAsync();
        await _reconciler.EndAsync();
        await RunAsync();
        _host.Operations.Last().ShouldBe("replace Shop 1.0.0");
        _states.Report!.Change.ShouldBe(3);
    }

    [Fact]
    public async Task Fault_OfAVersionThatIsBeingReplaced_LeavesTheNewOneAlone()
    {
        await StartAsync("1.0.0");
        await InstallAsync("2.0.0");
        await RunAsync();
        var replace = await _host.NextAsync("replace Shop 2.0.0");
        using var draining = new CancellationTokenSource();

        _reconciler.Fault([new("Shop", "It runs forever.", ModuleFailurePolicy.Closed, draining.Token)], Cancellation);
        await draining.CancelAsync();
        _host.Began = operation => operation.End();
        replace.End();
        await _reconciler.EndAsync();

        _host.Operations.ShouldBe(["add Shop 1.0.0", "replace Shop 2.0.0"]);
        _reconciler.IsWorkLeft.ShouldBeTrue();
        await RunAsync();
        _states.Report!.Modules.ShouldHaveSingleItem().Version.ShouldBe("2.0.0");
    }

    [Fact]
    public async Task Fault_OfTheVersionThatServes_TakesItOutAfterTheOperationThatFailed()
    {
        await StartAsync("1.0.0");
        await InstallAsync("2.0.0");
        await RunAsync();
        var replace = await _host.NextAsync("replace Shop 2.0.0");

        _reconciler.Fault([new("Shop", "It runs forever.", ModuleFailurePolicy.Closed, Cancellation)], Cancellation);
        _host.Began = operation => operation.End();
        replace.End(ModuleState.Faulted);
        await _reconciler.EndAsync();

        _host.Operations.Last().ShouldBe("fault Shop");
        (await _states.GetHistoryAsync("Shop", 1, Cancellation)).ShouldHaveSingleItem().Remark.ShouldBe("It runs forever.");
    }

    public void Dispose() => _directory.Dispose();

    private async Task StartAsync(string version)
    {
        _host.Began = operation => operation.End();
        await InstallAsync(version);
        await RunAsync();
        await _reconciler.EndAsync();
        await RunAsync();
        _reconciler.IsWorkLeft.ShouldBeFalse();
        _host.Began = _ => { };
    }

    private async Task InstallAsync(string version)
    {
        var folder = new TestModule { Version = version }.Write(_directory.Path, $"source-{version}");
        await _administration.InstallAsync(folder, force: false, Cancellation);
    }

    private Task RunAsync() => _reconciler.RunAsync([], Cancellation);
}
