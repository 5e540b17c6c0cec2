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

    public IReadOnlyList<ModuleStatus> Modules => _entries.Statuses;

    public IChangeToken Changed => _entries.Changed;

    public Task<ModuleStatus> AddAsync(ModuleSource source, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (ModuleNames.Mistake(source.Name) is { } mistake)
            throw new ArgumentException(mistake, nameof(source));
        var entry = _entries.Open(source);
        return RunAsync(
            entry,
            () => entry.Instance is null ? SwapAsync(entry, source, cancellation) : throw ModuleEntries.Exists(source.Name),
            cancellation);
    }

    public Task<ModuleStatus> ReplaceAsync(string name, ModuleSource? source = null, CancellationToken cancellation = default)
    {
        var entry = _entries.Find(name);
        if (source is not null && !source.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            throw new InvalidOperationException($"The module {source.Name} cannot take the place of {name}.");
        return RunAsync(entry, () => SwapAsync(entry, source ?? entry.Source, cancellation), cancellation);
    }

    public Task<ModuleStatus> EnableAsync(string name, CancellationToken cancellation = default)
    {
        var entry = _entries.Find(name);
        return RunAsync(
            entry,
            () => entry.Instance is null ? SwapAsync(entry, entry.Source, cancellation) : Task.FromResult(_entries.Current(entry)),
            cancellation);
    }

    public Task<ModuleStatus> DisableAsync(string name, CancellationToken cancellation = default)
    {
        var entry = _entries.Find(name);
        return RunAsync(entry, () => TakeOutAsync(entry, ModuleState.Disabled), cancellation);
    }

    public Task<ModuleStatus> RemoveAsync(string name, CancellationToken cancellation = default)
    {
        var entry = _entries.Find(name);
        return RunAsync(
            entry,
            async () =>
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

    private static async Task StartServicesAsync(IReadOnlyList<ModuleInstance> loaded, CancellationToken cancellation)
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
                await instance.Services.StopAsync([], CancellationToken.None);
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
        var failures = new List<Exception>();
        foreach (var instance in _entries.Instances().Reverse())
        {
            instance.Module.Drain();
            await instance.Services.StoppingAsync(failures, cancellation);
        }

        Throw(failures);
    }

    /// <summary>Stops what was started, the last first.</summary>
    public async Task StopAsync(CancellationToken cancellation)
    {
        var failures = new List<Exception>();
        foreach (var instance in _entries.Instances().Reverse())
            await instance.Services.StopAsync(failures, cancellation);
        Throw(failures);
    }

    public async ValueTask DisposeAsync()
    {
        var failures = new List<Exception>();
        foreach (var instance in _entries.Instances())
            await instance.DisposeAsync(failures);
        _entries.Clear();
    }

    private static void Throw(List<Exception> failures)
    {
        if (failures.Count > 0)
            throw new AggregateException("Hosted services of modules failed to stop.", failures);
    }

    // What a module starts must not inherit the call it was started from: its trace and its activity would go on for ever.
    private async Task<ModuleStatus> RunAsync(ModuleEntry entry, Func<Task<ModuleStatus>> operation, CancellationToken cancellation)
    {
        await entry.Gate.WaitAsync(cancellation);
        try
        {
            // It may have been taken out while this waited.
            if (_entries.Find(entry.Name) != entry)
                throw new InvalidOperationException($"The module {entry.Name} has been taken out and added anew meanwhile.");

            Task<ModuleStatus> running;
            using (ExecutionContext.SuppressFlow())
                running = Task.Run(operation, CancellationToken.None);
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
        catch (Exception exception)
        {
            return await RefuseAsync(entry, source, instance, exception);
        }

        await TellStartedAsync(instance);
        if (old is not null)
            await EndAsync(entry, old, ReferenceEquals(old.Source, source));
        return _entries.Current(entry);
    }

    private async Task<ModuleStatus> RefuseAsync(ModuleEntry entry, ModuleSource source, ModuleInstance? instance, Exception exception)
    {
        CoreLog.ModuleFaulted(logger, source.Name, exception);
        List<string> reasons = [.. exception is DeclarationException mistakes ? mistakes.Errors : [exception.Message]];
        if (instance is not null)
            reasons.AddRange(await instance.EndAsync(CancellationToken.None));
        if (entry.Instance is null || !ReferenceEquals(entry.Instance.Source, source))
            reasons.AddRange(await UnloadAsync(source));
        if (entry.Instance is not null)
            return new(source.Name, source.Version, ModuleState.Faulted, reasons, time.GetUtcNow(), 0);
        _entries.Set(entry, ModuleState.Faulted, reasons);
        return _entries.Current(entry);
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
        var left = await old.Module.CloseAsync(options.Value.DrainTimeout, time, CancellationToken.None);
        if (left > 0)
            CoreLog.CallsLeft(logger, entry.Name, left, old.Stragglers);
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
