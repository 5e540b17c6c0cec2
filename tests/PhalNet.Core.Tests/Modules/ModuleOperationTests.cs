using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Primitives;

namespace PhalNet.Core.Tests.Modules;

/// <summary>Concurrent, cancelled and observed operations on modules, and operations while the host stops.</summary>
public sealed class ModuleOperationTests
{
    private readonly TaskCompletionSource _loading = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Operations_OnOneModule_FollowOneAnother()
    {
        await using var host = await TestHost.StartAsync(_ => { });
        var adding = host.Modules.AddAsync(Waiting("Shop"), Cancellation);
        await _loading.Task.WaitAsync(Cancellation);
        host.Modules.Modules.ShouldHaveSingleItem().State.ShouldBe(ModuleState.Starting);

        await Should.ThrowAsync<InvalidOperationException>(() => host.Modules.AddAsync(new TestSource("Shop", []), Cancellation));
        var disabling = host.Modules.DisableAsync("Shop", Cancellation);
        var removing = host.Modules.RemoveAsync("Shop", Cancellation);
        var late = host.Modules.EnableAsync("Shop", Cancellation);
        disabling.IsCompleted.ShouldBeFalse();
        _gate.SetResult();

        (await adding).State.ShouldBe(ModuleState.Active);
        (await disabling).State.ShouldBe(ModuleState.Disabled);
        (await removing).State.ShouldBe(ModuleState.Removed);
        await Should.ThrowAsync<InvalidOperationException>(() => late);
    }

    [Fact]
    public async Task Operations_OnSeveralModules_DoNotWaitForEachOther()
    {
        await using var host = await TestHost.StartAsync(_ => { });
        var slow = host.Modules.AddAsync(Waiting("Slow"), Cancellation);
        await _loading.Task.WaitAsync(Cancellation);

        (await host.Modules.AddAsync(new TestSource("Fast", []), Cancellation)).State.ShouldBe(ModuleState.Active);
        slow.IsCompleted.ShouldBeFalse();
        _gate.SetResult();

        (await slow).State.ShouldBe(ModuleState.Active);
    }

    [Fact]
    public async Task Operations_OnManyModulesAtOnce_LoseNothing()
    {
        await using var host = await TestHost.StartAsync(_ => { });
        async Task WorkAsync(int number)
        {
            var name = $"M{number}";
            (await host.Modules.AddAsync(new TestSource(name, []), Cancellation)).State.ShouldBe(ModuleState.Active);
            (await host.Modules.ReplaceAsync(name, new TestSource(name, []), Cancellation)).State.ShouldBe(ModuleState.Active);
            if (number % 2 == 0)
                await host.Modules.RemoveAsync(name, Cancellation);
        }

        await Task.WhenAll(Enumerable.Range(0, 20).Select(number => Task.Run(() => WorkAsync(number))));

        var odd = Enumerable.Range(0, 20).Where(number => number % 2 == 1).Select(number => $"M{number}");
        host.Registry.Modules.Select(module => module.Name).ShouldBe(odd, ignoreOrder: true);
        host.Modules.Modules.Count.ShouldBe(10);
    }

    [Fact]
    public async Task Add_ThatIsCancelled_LeavesNothing()
    {
        await using var host = await TestHost.StartAsync(_ => { });
        using var cancel = new CancellationTokenSource();
        var source = Waiting("Shop");
        var adding = host.Modules.AddAsync(source, cancel.Token);
        await _loading.Task.WaitAsync(Cancellation);

        await cancel.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => adding);
        await Should.ThrowAsync<OperationCanceledException>(() => host.Modules.AddAsync(source, cancel.Token));
        host.Modules.Modules.ShouldBeEmpty();
        source.Unloads.ShouldBe(1);
        host.Log.Errors.ShouldBeEmpty();
        (await host.Modules.AddAsync(new TestSource("Shop", []), Cancellation)).State.ShouldBe(ModuleState.Active);
    }

    [Fact]
    public async Task ReplaceOrEnable_ThatIsCancelled_LeavesEverythingAsItWas()
    {
        await using var host = await TestHost.StartAsync(_ => { });
        using var cancel = new CancellationTokenSource();
        await host.Modules.AddAsync(new TestSource("Shop", []), Cancellation);
        var before = host.Modules.Modules.Single();
        var replacing = host.Modules.ReplaceAsync("Shop", Waiting("Shop", starts: true), cancel.Token);
        await _loading.Task.WaitAsync(Cancellation);

        await cancel.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => replacing);
        host.Modules.Modules.Single().ShouldBe(before);
        host.Registry.Modules.Single().Draining.IsCancellationRequested.ShouldBeFalse();
        await host.Modules.DisableAsync("Shop", Cancellation);
        await Should.ThrowAsync<OperationCanceledException>(() => host.Modules.EnableAsync("Shop", cancel.Token));
        host.Modules.Modules.Single().State.ShouldBe(ModuleState.Disabled);
    }

    [Fact]
    public async Task Changed_OfEveryOperation_TellsTheNextChange()
    {
        await using var host = await TestHost.StartAsync(_ => { });
        var states = new List<string>();
        void Note() => states.Add(string.Join(' ', host.Modules.Modules.Select(module => module.State)));
        using (ChangeToken.OnChange(() => host.Modules.Changed, Note))
        {
            await host.Modules.AddAsync(new TestSource("Shop", []), Cancellation);
            await host.Modules.ReplaceAsync("Shop", new TestSource("Shop", []), Cancellation);
            await host.Modules.RemoveAsync("Shop", Cancellation);
        }

        states.ShouldBe(["Starting", "Active", "Active Draining", "Active", "Removed Draining", "Removed", ""]);
    }

    [Fact]
    public async Task Watcher_ThatFails_IsLoggedAndDisturbsNothing()
    {
        await using var host = await TestHost.StartAsync(_ => { });
        using (ChangeToken.OnChange(() => host.Modules.Changed, () => throw new InvalidOperationException("cannot watch")))
            (await host.Modules.AddAsync(new TestSource("Shop", []), Cancellation)).State.ShouldBe(ModuleState.Active);

        host.Log.Errors.ShouldAllBe(line => line.Exception!.ToString().Contains("cannot watch"));
        host.Log.Errors.ShouldNotBeEmpty();
        (await host.Modules.RemoveAsync("Shop", Cancellation)).State.ShouldBe(ModuleState.Removed);
    }

    [Fact]
    public async Task Since_OfAState_IsWhenItBegan()
    {
        var time = new SetTime();
        await using var host = await TestHost.StartAsync(app => app.Services.AddSingleton<TimeProvider>(time));
        var added = await host.Modules.AddAsync(new TestSource("Shop", []), Cancellation);
        time.Now = time.Now.AddHours(1);
        host.Modules.Modules.Single().Since.ShouldBe(added.Since);

        (await host.Modules.DisableAsync("Shop", Cancellation)).Since.ShouldBe(time.Now);
    }

    [Fact]
    public async Task Host_ThatStops_GivesUpWhatIsUnderWayAndTakesNoMore()
    {
        await using var host = await TestHost.StartAsync(_ => { });
        var source = Waiting("Shop", starts: true);
        var adding = host.Modules.AddAsync(source, Cancellation);
        await _loading.Task.WaitAsync(Cancellation);

        await host.StopAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => adding);
        source.Unloads.ShouldBe(1);
        (await Should.ThrowAsync<InvalidOperationException>(() => host.Modules.AddAsync(new TestSource("Late", []), Cancellation)))
            .Message.ShouldBe("The host is stopping; its modules can no longer change.");
    }

    [Fact]
    public async Task Host_ThatEnds_UnloadsWhatWasAdded()
    {
        var source = new TestSource("Shop", []);
        await using (var host = await TestHost.StartAsync(_ => { }))
            await host.Modules.AddAsync(source, Cancellation);

        source.Unloads.ShouldBe(1);
    }

    /// <summary>A module that loads, or starts, when the test allows it.</summary>
    private TestSource Waiting(string name, bool starts = false)
    {
        async Task WaitAsync(CancellationToken cancellation)
        {
            _loading.TrySetResult();
            await _gate.Task.WaitAsync(cancellation);
        }

        return starts
            ? new(name, [], module => module.Services.AddSingleton<IHostedService>(new Starting(WaitAsync)))
            : new(name, []) { Loading = WaitAsync };
    }

    private sealed class Starting(Func<CancellationToken, Task> start) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => start(cancellationToken);

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }

    private sealed class SetTime : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
