using System.Runtime.ExceptionServices;

namespace PhalNet;

/// <summary>Sets up the modules that are compiled into the host: all of them, or none, with each error reported once.</summary>
internal sealed class ModuleStart(IEnumerable<CompiledModule> modules, ModuleFactory factory, ApplicationFilters filters)
{
    private readonly List<ModuleInstance> _loaded = [];
    private readonly List<string> _errors = [];
    private readonly List<(string Module, Exception Exception)> _failures = [];

    public async Task<IReadOnlyList<ModuleInstance>> LoadAsync(CancellationToken cancellation)
    {
        try
        {
            await LoadAllAsync(cancellation);
            return _errors.Count == 0 && _failures.Count == 0 ? _loaded : throw Failure();
        }
        catch
        {
            foreach (var instance in _loaded)
                await instance.DisposeAsync([]);
            throw;
        }
    }

    private async Task LoadAllAsync(CancellationToken cancellation)
    {
        _errors.AddRange(filters.Errors);
        _errors.AddRange(ModuleNames.FindErrors(modules));
        if (_errors.Count > filters.Errors.Count)
            return;
        foreach (var module in modules)
            await LoadAsync(module, cancellation);
        ReportSharedNames();
    }

    private async Task LoadAsync(CompiledModule module, CancellationToken cancellation)
    {
        try
        {
            _loaded.Add(await factory.LoadAsync(module, cancellation));
        }
        catch (DeclarationException exception)
        {
            _errors.AddRange(exception.Errors);
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested)
        {
            _failures.Add((module.Name, exception));
        }
    }

    private void ReportSharedNames()
    {
        if (_loaded.Count > 1)
            _errors.AddRange(NameClashes.Between([.. _loaded.Select(loaded => loaded.Module)]));
    }

    // A single failure keeps its exception type, which is more specific than its text: invalid options, a missing file. A failure of the
    // engine itself fails every module with the same message.
    private Exception Failure()
    {
        if (_errors.Count == 0 && _failures.Select(failure => failure.Exception.Message).Distinct().Count() == 1)
            ExceptionDispatchInfo.Throw(_failures[0].Exception);
        var failures = _failures.Select(failure => $"The module {failure.Module} cannot be set up: {failure.Exception.Message}");
        return new DeclarationException([.. _errors.Distinct(), .. failures]);
    }
}
