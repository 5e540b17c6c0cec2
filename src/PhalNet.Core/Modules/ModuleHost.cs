using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace PhalNet;

internal sealed class ModuleHost : IModuleHost, IAsyncDisposable
{
    private readonly IEnumerable<CompiledModule> _compiled;
    private readonly ModuleFactory _factory;
    private readonly ApplicationFilters _filters;
    private readonly ModuleConfigurations _configurations;
    private readonly ILogger _logger;
    private readonly ModuleEntries _entries;
    private readonly ModuleOperations _operations;
    private readonly CancellationTokenSource _stopping = new();

    public ModuleHost(
        IEnumerable<CompiledModule> compiled,
        ModuleFactory factory,
        ApplicationFilters filters,
        ModuleConfigurations configurations,
        ServiceRegistry registry,
        TimeProvider time,
        IOptions<PhalNetOptions> options,
        ILogger<ModuleHost> logger)
    {
        _compiled = compiled;
        _factory = factory;
        _filters = filters;
        _configurations = configurations;
        _logger = logger;
        _entries = new(registry, time, logger);
        _operations = new(_entries, factory, time, options, logger);
    }

    public IReadOnlyList<ModuleStatus> Modules => _entries.Statuses;

    public IChangeToken Changed => _entries.Changed;

    public Task<ModuleStatus> AddAsync(ModuleSource source, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (ModuleNames.FindError(source.Name) is { } error)
            throw new ArgumentException(error, nameof(source));
        cancellation.ThrowIfCancellationRequested();
        ThrowIfStopping();
        var entry = _entries.Open(source);
        return RunAsync(
            entry,
            given => entry.Instance is null ? _operations.SwapAsync(entry, source, given) : throw ModuleEntries.Exists(source.Name),
            cancellation);
    }

    public Task<ModuleStatus> ReplaceAsync(string name, ModuleSource? source = null, CancellationToken cancellation = default)
    {
        var entry = _entries.Find(name);
        if (source is not null && !source.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            throw new InvalidOperationException($"The module {source.Name} cannot replace {name}.");
        return RunAsync(entry, given => _operations.SwapAsync(entry, source ?? entry.Source, given), cancellation);
    }

    public Task<ModuleStatus> EnableAsync(string name, CancellationToken cancellation = default)
    {
        var entry = _entries.Find(name);
        return RunAsync(
            entry,
            given => entry.Instance is null ? _operations.SwapAsync(entry, entry.Source, given) : Task.FromResult(_entries.Current(entry)),
            cancellation);
    }

    public Task<ModuleStatus> DisableAsync(string name, CancellationToken cancellation = default)
    {
        var entry = _entries.Find(name);
        return RunAsync(entry, _ => _operations.TakeOutAsync(entry, ModuleState.Disabled), cancellation);
    }

    public Task<ModuleStatus> FaultAsync(string name, string reason, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(reason);
        var entry = _entries.Find(name);
        return RunAsync(
            entry,
            _ =>
            {
                CoreLog.ModuleTakenOut(_logger, entry.Name, reason);
                return _operations.TakeOutAsync(entry, ModuleState.Faulted, reason);
            },
            cancellation);
    }

    public Task<ModuleStatus> RemoveAsync(string name, CancellationToken cancellation = default)
    {
        var entry = _entries.Find(name);
        return RunAsync(
            entry,
            async _ =>
            {
                var status = await _operations.TakeOutAsync(entry, ModuleState.Removed);
                _entries.Remove(entry);
                return status;
            },
            cancellation);
    }

    /// <summary>Sets up the modules that are compiled into the host and starts them. Any error in them stops the start.</summary>
    /// <param name="checks">The checks that run before any code of the modules.</param>
    /// <param name="cancellation">Cancels the start.</param>
    public async Task StartAsync(StartChecks checks, CancellationToken cancellation)
    {
        var loaded = await new ModuleStart(_compiled, _factory, _filters).LoadAsync(cancellation);
        checks.Run();
        _configurations.Report([.. loaded.Select(instance => instance.Module.Name)]);
        _entries.Add(loaded);
        await StartServicesAsync(loaded, cancellation);
        _entries.Activate();
    }

    private async Task StartServicesAsync(IReadOnlyList<ModuleInstance> loaded, CancellationToken cancellation)
    {
        try
        {
            foreach (var instance in loaded)
            {
                await instance.Services.StartAsync(cancellation);
                await SelfTests.RunAsync(instance.Module, cancellation);
            }
        }
        catch
        {
            // A host does not stop services after a failed start, so the modules started so far are stopped here.
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
        _operations.BeginServing();
        foreach (var instance in _entries.Instances())
            await instance.Services.StartedAsync(cancellation);
    }

    /// <summary>Tells streams to end; ordinary calls are served until the host has stopped.</summary>
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

    /// <summary>Stops the started modules in reverse order, after the current operations have ended.</summary>
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
        var sources = await EndAllAsync();
        await Task.WhenAll(sources.Select(_operations.UnloadAsync));
    }

    // Nothing may reference the modules while they are unloaded: neither the table nor a local variable.
    private async Task<IReadOnlyList<ModuleSource>> EndAllAsync()
    {
        var sources = new List<ModuleSource>();
        foreach (var instance in _entries.Instances())
        {
            var failures = new List<Exception>();
            await instance.DisposeAsync(failures);
            Log(instance, failures);
            sources.Add(instance.Source);
        }

        _entries.Clear();
        return sources;
    }

    private void Log(ModuleInstance instance, IEnumerable<Exception> failures)
    {
        foreach (var failure in failures)
            CoreLog.ModuleEndFailed(_logger, instance.Module.Name, ModuleInstance.Text(failure));
    }

    private static void Throw(List<Exception> failures)
    {
        if (failures.Count > 0)
            throw new AggregateException("Hosted services of modules failed to stop.", failures);
    }

    private void ThrowIfStopping()
    {
        if (_stopping.IsCancellationRequested)
            throw new InvalidOperationException("The host is stopping; its modules can no longer change.");
    }

    // Work started by a module must not inherit the execution context of the calling request: its trace and activity would never end.
    private async Task<ModuleStatus> RunAsync(
        ModuleEntry entry, Func<CancellationToken, Task<ModuleStatus>> operation, CancellationToken cancellation)
    {
        ThrowIfStopping();
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, _stopping.Token);
        var given = either.Token;
        await entry.Gate.WaitAsync(given);
        try
        {
            // It may have been removed while this operation waited.
            if (_entries.Find(entry.Name) != entry)
                throw new InvalidOperationException($"The module {entry.Name} was removed and added again in the meantime.");

            Task<ModuleStatus> running;
            using (ExecutionContext.SuppressFlow())
                running = Task.Run(() => operation(given), CancellationToken.None);
            var status = await running;

            // Whoever waits for this must not continue on the stack of the operation: its frames reference the module until they return.
            await Task.Yield();
            return status;
        }
        finally
        {
            entry.Gate.Release();
        }
    }
}
