using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace PhalNet;

internal sealed class ModuleHost(
    IEnumerable<CompiledModule> compiled,
    ModuleFactory factory,
    ServiceRegistry registry,
    TimeProvider time,
    IOptions<PhalNetOptions> options,
    ILogger<ModuleHost> logger) : IModuleHost, IAsyncDisposable
{
    private readonly ModuleEntries _entries = new(registry, time, logger);
    private readonly CancellationTokenSource _stopping = new();

    public IReadOnlyList<ModuleStatus> Modules => _entries.Statuses;

    public IChangeToken Changed => _entries.Changed;

    public Task<ModuleStatus> AddAsync(ModuleSource source, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (ModuleNames.Mistake(source.Name) is { } mistake)
            throw new ArgumentException(mistake, nameof(source));
        cancellation.ThrowIfCancellationRequested();
        ThrowIfStopping();
        var entry = _entries.Open(source);
        return RunAsync(
            entry,
            given => entry.Instance is null ? SwapAsync(entry, source, given) : throw ModuleEntries.Exists(source.Name),
            cancellation);
    }

    public Task<ModuleStatus> ReplaceAsync(string name, ModuleSource? source = null, CancellationToken cancellation = default)
    {
        var entry = _entries.Find(name);
        if (source is not null && !source.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            throw new InvalidOperationException($"The module {source.Name} cannot take the place of {name}.");
        return RunAsync(entry, given => SwapAsync(entry, source ?? entry.Source, given), cancellation);
    }

    public Task<ModuleStatus> EnableAsync(string name, CancellationToken cancellation = default)
    {
        var entry = _entries.Find(name);
        return RunAsync(
            entry,
            given => entry.Instance is null ? SwapAsync(entry, entry.Source, given) : Task.FromResult(_entries.Current(entry)),
            cancellation);
    }

    public Task<ModuleStatus> DisableAsync(string name, CancellationToken cancellation = default)
    {
        var entry = _entries.Find(name);
        return RunAsync(entry, _ => TakeOutAsync(entry, ModuleState.Disabled), cancellation);
    }

    public Task<ModuleStatus> RemoveAsync(string name, CancellationToken cancellation = default)
    {
        var entry = _entries.Find(name);
        return RunAsync(
            entry,
            async _ =>
            {
                var status = await TakeOutAsync(entry, ModuleState.Removed);
                _entries.Remove(entry);
                return status;
            },
            cancellation);
    }

    /// <summary>
    /// Sets up the modules that are compiled into the host and starts them. Every mistake in any of them stops the start.
    /// </summary>
    public async Task StartAsync(CancellationToken cancellation)
    {
        var loaded = await new ModuleStart(compiled, factory).LoadAsync(cancellation);
        _entries.Add(loaded);
        await StartServicesAsync(loaded, cancellation);
        _entries.Activate();
    }

    private async Task StartServicesAsync(IReadOnlyList<ModuleInstance> loaded, CancellationToken cancellation)
    {
        try
        {
            foreach (var instance in loaded)
                await instance.Services.StartAsync(cancellation);
        }
        catch
        {
            // The host does not stop what failed to start; what has been started before would run on.
            foreach (var instance in loaded.Reverse())
            {
                var failures = new List<Exception>();
                await instance.Services.StopAsync(failures, CancellationToken.None);
                Log(instance, failures);
            }

            throw;
        }
    }

    public async Task StartedAsync(CancellationToken cancellation)
    {
        foreach (var instance in _entries.Instances())
            await instance.Services.StartedAsync(cancellation);
    }

    /// <summary>Tells streams to end; ordinary calls are served to the end of the host.</summary>
    public async Task StoppingAsync(CancellationToken cancellation)
    {
        await _stopping.CancelAsync();
        var failures = new List<Exception>();
        foreach (var instance in _entries.Instances().Reverse())
        {
            await HostedServices.TryAsync(token => instance.Module.DrainAsync().WaitAsync(token), failures, cancellation);
            await instance.Services.StoppingAsync(failures, cancellation);
        }

        Throw(failures);
    }

    /// <summary>Stops what was started, the last first, after the operations under way have ended.</summary>
    public async Task StopAsync(CancellationToken cancellation)
    {
        var failures = new List<Exception>();
        foreach (var entry in _entries.All())
            await HostedServices.TryAsync(entry.EndOperationAsync, failures, cancellation);
        foreach (var instance in _entries.Instances().Reverse())
            await instance.Services.StopAsync(failures, cancellation);
        Throw(failures);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var instance in _entries.Instances())
        {
            var failures = new List<Exception>();
            await instance.DisposeAsync(failures);
            Log(instance, failures);
            await UnloadAsync(instance.Source);
        }

        _entries.Clear();
    }

    private void Log(ModuleInstance instance, IEnumerable<Exception> failures)
    {
        foreach (var failure in failures)
            CoreLog.ModuleEndFailed(logger, instance.Module.Name, ModuleInstance.Text(failure));
    }

    private static void Throw(List<Exception> failures)
    {
        if (failures.Count > 0)
            throw new AggregateException("Hosted services of modules failed to stop.", failures);
    }

    private void ThrowIfStopping()
    {
        if (_stopping.IsCancellationRequested)
            throw new InvalidOperationException("The host is stopping; its modules change no more.");
    }

    // What a module starts must not inherit the call it was started from: its trace and its activity would go on for ever.
    private async Task<ModuleStatus> RunAsync(
        ModuleEntry entry, Func<CancellationToken, Task<ModuleStatus>> operation, CancellationToken cancellation)
    {
        ThrowIfStopping();
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, _stopping.Token);
        var given = either.Token;
        await entry.Gate.WaitAsync(given);
        try
        {
            // It may have been taken out while this waited.
            if (_entries.Find(entry.Name) != entry)
                throw new InvalidOperationException($"The module {entry.Name} has been taken out and added anew meanwhile.");

            Task<ModuleStatus> running;
            using (ExecutionContext.SuppressFlow())
                running = Task.Run(() => operation(given), CancellationToken.None);
            return await running;
        }
        finally
        {
            entry.Gate.Release();
        }
    }

    /// <summary>Sets up a module, lets it serve in the place of the one before, and ends that one.</summary>
    private async Task<ModuleStatus> SwapAsync(ModuleEntry entry, ModuleSource source, CancellationToken cancellation)
    {
        var old = entry.Instance;
        var before = entry.Status;
        if (old is null)
            _entries.Set(entry, ModuleState.Starting);
        ModuleInstance? instance = null;
        try
        {
            instance = await factory.LoadAsync(source, cancellation);
            await instance.Services.StartAsync(cancellation);
            if (_entries.TryPublish(entry, source, instance) is { Count: > 0 } shared)
                throw new DeclarationException(shared);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            await DropAsync(entry, source, instance);
            _entries.GiveUp(entry, before);
            throw;
        }
        catch (Exception exception)
        {
            CoreLog.ModuleFaulted(logger, source.Name, exception);
            var mistakes = exception is DeclarationException declared ? declared.Errors : [exception.Message];
            return await RefuseAsync(entry, source, instance, mistakes);
        }

        await TellStartedAsync(instance);
        if (old is not null && await EndAsync(entry, old, ReferenceEquals(old.Source, source)) is { Count: > 0 } reasons)
            _entries.Leaked(entry, old, reasons);
        return _entries.Current(entry);
    }

    private async Task<ModuleStatus> RefuseAsync(
        ModuleEntry entry, ModuleSource source, ModuleInstance? instance, IReadOnlyList<string> mistakes)
    {
        string[] reasons = [.. mistakes, .. await DropAsync(entry, source, instance)];
        if (entry.Instance is not null)
            return new(source.Name, source.Version, ModuleState.Faulted, reasons, time.GetUtcNow(), 0);
        entry.Source = source;
        _entries.Set(entry, ModuleState.Faulted, reasons);
        return _entries.Current(entry);
    }

    /// <summary>Ends what has never served; gives what went wrong.</summary>
    private async Task<IReadOnlyList<string>> DropAsync(ModuleEntry entry, ModuleSource source, ModuleInstance? instance)
    {
        IReadOnlyList<string> failures = instance is null ? [] : await instance.EndAsync(CancellationToken.None);
        return ReferenceEquals(entry.Instance?.Source, source) ? failures : [.. failures, .. await UnloadAsync(source)];
    }

    private async Task<ModuleStatus> TakeOutAsync(ModuleEntry entry, ModuleState state)
    {
        var old = entry.Instance;
        _entries.TakeOut(entry, state);
        if (old is not null && await EndAsync(entry, old, isKept: false) is { Count: > 0 } reasons)
            _entries.Set(entry, state == ModuleState.Removed ? state : ModuleState.Leaked, reasons);
        return _entries.Current(entry);
    }

    /// <summary>Waits for the last call of a module that is no longer found, and ends it; gives why it could not be unloaded.</summary>
    private async Task<IReadOnlyList<string>> EndAsync(ModuleEntry entry, ModuleInstance old, bool isKept)
    {
        _entries.Leave(entry, old);
        var failures = new List<Exception>();
        var left = await old.Module.CloseAsync(options.Value.DrainTimeout, time, failures);
        if (left > 0)
            CoreLog.CallsLeft(logger, entry.Name, left, old.Stragglers);
        Log(old, failures);
        foreach (var failure in await old.EndAsync(CancellationToken.None))
            CoreLog.ModuleEndFailed(logger, entry.Name, failure);
        var reasons = isKept ? [] : await UnloadAsync(old.Source);
        _entries.Gone(entry, old);
        return reasons;
    }

    private async Task<IReadOnlyList<string>> UnloadAsync(ModuleSource source)
    {
        try
        {
            await source.UnloadAsync();
            return [];
        }
        catch (Exception exception)
        {
            CoreLog.ModuleEndFailed(logger, source.Name, exception.Message);
            return [exception.Message];
        }
    }

    // Calls are served already: what fails here is told, and changes nothing.
    private async Task TellStartedAsync(ModuleInstance instance)
    {
        try
        {
            await instance.Services.StartedAsync(CancellationToken.None);
        }
        catch (Exception exception)
        {
            CoreLog.StartedFailed(logger, exception, instance.Module.Name);
        }
    }
}
