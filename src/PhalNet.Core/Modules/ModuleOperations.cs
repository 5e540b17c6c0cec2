using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace PhalNet;

/// <summary>
/// What is done to a module under the gate of its entry. While a source unloads its module, nothing here may hold it: neither an instance
/// nor an exception stays in a local across that wait.
/// </summary>
internal sealed class ModuleOperations(
    ModuleEntries entries, ModuleFactory factory, TimeProvider time, IOptions<PhalNetOptions> options, ILogger logger)
{
    /// <summary>Sets up a module, lets it serve in the place of the one before, and ends that one.</summary>
    public async Task<ModuleStatus> SwapAsync(ModuleEntry entry, ModuleSource source, CancellationToken cancellation)
    {
        var before = entry.Status;
        var replaced = entry.Instance?.Source;
        if (replaced is null)
            entries.Set(entry, ModuleState.Starting);
        var mistakes = await StartAsync(entry, source, cancellation);
        if (mistakes is not null && !ReferenceEquals(replaced, source))
            mistakes = [.. mistakes, .. await UnloadAsync(source)];

        if (mistakes is null)
            return await EndReplacedAsync(entry, replaced, before.Version);
        if (cancellation.IsCancellationRequested)
        {
            entries.GiveUp(entry, before);
            throw new OperationCanceledException(cancellation);
        }

        if (replaced is not null)
            return new(source.Name, source.Version, ModuleState.Faulted, mistakes, time.GetUtcNow(), 0);
        entry.Source = source;
        entries.Set(entry, ModuleState.Faulted, mistakes);
        return entries.Current(entry);
    }

    /// <summary>Lets a module serve no more, and ends it.</summary>
    public async Task<ModuleStatus> TakeOutAsync(ModuleEntry entry, ModuleState state)
    {
        entries.TakeOut(entry, state);
        if (entry.Leaving is null)
            return entries.Current(entry);
        await EndLeavingAsync(entry);
        if (await UnloadAsync(entry.Source) is { Count: > 0 } reasons)
            entries.Set(entry, state == ModuleState.Removed ? state : ModuleState.Leaked, reasons);
        return entries.Current(entry);
    }

    /// <summary>Lets go of what a source has loaded; gives why that failed.</summary>
    public async Task<IReadOnlyList<string>> UnloadAsync(ModuleSource source)
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

    private async Task<ModuleStatus> EndReplacedAsync(ModuleEntry entry, ModuleSource? replaced, string version)
    {
        if (replaced is null)
            return entries.Current(entry);
        await EndLeavingAsync(entry);
        if (!ReferenceEquals(replaced, entry.Source) && await UnloadAsync(replaced) is { Count: > 0 } reasons)
            entries.Leaked(entry, version, reasons);
        return entries.Current(entry);
    }

    /// <summary>Loads a module, starts it and lets it serve; gives why that could not be, null when it serves.</summary>
    private async Task<IReadOnlyList<string>?> StartAsync(ModuleEntry entry, ModuleSource source, CancellationToken cancellation)
    {
        ModuleInstance? instance = null;
        IReadOnlyList<string> mistakes;
        try
        {
            instance = await factory.LoadAsync(source, cancellation);
            await instance.Services.StartAsync(cancellation);
            mistakes = entries.TryPublish(entry, source, instance);
            if (mistakes.Count > 0)
                throw new DeclarationException(mistakes);
        }
        catch (OperationCanceledException exception) when (cancellation.IsCancellationRequested)
        {
            mistakes = [exception.Message];
        }
        catch (Exception exception)
        {
            CoreLog.ModuleFaulted(logger, source.Name, exception);
            mistakes = exception is DeclarationException declared ? declared.Errors : [exception.Message];
        }

        if (mistakes.Count > 0)
            return instance is null ? mistakes : [.. mistakes, .. await instance.EndAsync(CancellationToken.None)];
        await TellStartedAsync(instance!);
        return null;
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

    /// <summary>Waits for the last call of a module that is no longer found, and ends it.</summary>
    private async Task EndLeavingAsync(ModuleEntry entry)
    {
        var old = entry.Leaving!;
        var failures = new List<Exception>();
        var left = await old.Module.CloseAsync(options.Value.DrainTimeout, time, failures);
        if (left > 0)
            CoreLog.CallsLeft(logger, entry.Name, left, old.Stragglers);
        foreach (var failure in failures.Select(ModuleInstance.Text).Concat(await old.EndAsync(CancellationToken.None)))
            CoreLog.ModuleEndFailed(logger, entry.Name, failure);
        entries.Gone(entry);
    }
}
