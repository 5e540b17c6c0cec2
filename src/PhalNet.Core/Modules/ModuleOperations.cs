using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace PhalNet;

/// <summary>
/// The operations on a module under the lock of its entry. While a source unloads its module, nothing here may reference it: no instance or
/// exception may stay in a local variable across that wait.
/// </summary>
internal sealed class ModuleOperations(
    ModuleEntries entries, ModuleFactory factory, TimeProvider time, IOptions<PhalNetOptions> options, ILogger logger)
{
    private const int MostNamed = 10;

    private static readonly TimeSpan CutOffTime = TimeSpan.FromSeconds(1);

    private readonly ModuleAttempts _attempts = new(factory, time, options, logger);

    /// <inheritdoc cref="ModuleAttempts.BeginServing"/>
    public void BeginServing() => _attempts.BeginServing();

    /// <summary>Sets up a module, activates it in place of the previous instance, and ends that one.</summary>
    public async Task<ModuleStatus> SwapAsync(ModuleEntry entry, ModuleSource source, CancellationToken cancellation)
    {
        var before = entry.Status;
        var replaced = entry.Instance?.Source;
        if (replaced is null)
            entries.Set(entry, ModuleState.Starting);
        if (await StartAsync(entry, source, cancellation) is not { } failure)
            return await EndReplacedAsync(entry, replaced, before.Version);

        var reasons = failure.Reasons;
        if (!failure.IsUnderWay && !ReferenceEquals(replaced, source))
            reasons = [.. reasons, .. await UnloadAsync(source)];
        if (cancellation.IsCancellationRequested)
        {
            entries.GiveUp(entry, before);
            throw new OperationCanceledException(cancellation);
        }

        if (replaced is not null)
            return new(source.Name, source.Version, failure.State, reasons, time.GetUtcNow(), 0);
        entry.Source = source;
        entries.Set(entry, failure.State, reasons);
        return entries.Current(entry);
    }

    /// <summary>Deactivates a module and ends it.</summary>
    public async Task<ModuleStatus> TakeOutAsync(ModuleEntry entry, ModuleState state, params IReadOnlyList<string> reasons)
    {
        entries.TakeOut(entry, state, reasons);
        if (entry.Leaving is null)
            return entries.Current(entry);
        await EndLeavingAsync(entry);
        if (await UnloadAsync(entry.Source) is { Count: > 0 } failures)
            entries.Set(entry, state == ModuleState.Removed ? state : ModuleState.Leaked, [.. reasons, .. failures]);
        return entries.Current(entry);
    }

    /// <summary>Unloads what a source has loaded; returns the reasons for a failure.</summary>
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

    /// <summary>Starts a module and activates it; returns the failure, or null.</summary>
    private async Task<StartFailure?> StartAsync(ModuleEntry entry, ModuleSource source, CancellationToken cancellation)
    {
        var attempt = await _attempts.StartAsync(source, ReferenceEquals(entry.Instance?.Source, source), cancellation);
        if (attempt is not { Instance: { } instance })
            return attempt.Failure;
        var errors = await entries.TryPublishAsync(entry, source, instance);
        if (errors.Count > 0)
        {
            CoreLog.ModuleFaulted(logger, source.Name, new DeclarationException(errors));
            return new(ModuleState.Faulted, [.. errors, .. await instance.EndAsync(time)]);
        }

        await TellStartedAsync(instance);
        return null;
    }

    // The module already serves calls: a failure here is only logged.
    private async Task TellStartedAsync(ModuleInstance instance)
    {
        try
        {
            await Task.Run(() => instance.Services.StartedAsync(CancellationToken.None), CancellationToken.None)
                .WaitAsync(options.Value.ModuleStartTimeout, time, CancellationToken.None);
        }
        catch (Exception exception)
        {
            CoreLog.StartedFailed(logger, exception, instance.Module.Name);
        }
    }

    /// <summary>Cancels the calls that have not ended in time and gives them a moment to reply.</summary>
    private async Task CutOffAsync(ModuleEntry entry, LoadedModule module, int left, ICollection<Exception> failures)
    {
        var calls = module.GetOpenCalls();
        entries.Straggle(entry, calls);
        CoreLog.CallsCutOff(logger, entry.Name, left, Names(calls, left));
        left = await module.CutOffAsync(CutOffTime, time, failures);
        calls = module.GetOpenCalls();
        entries.Straggle(entry, calls);
        if (left > 0)
            CoreLog.CallsLeft(logger, entry.Name, left, Names(calls, left));
    }

    private static string Names(IReadOnlyList<OpenCall> calls, int all)
    {
        var names = calls.Take(MostNamed).Select(call => string.Create(
            CultureInfo.InvariantCulture,
            $"{call.Service}{Part(" from ", call.Caller)} since {call.Since:u}{Part(" at ", call.LastMark)}"));
        return string.Join(", ", names) + (all > MostNamed ? $" and {all - MostNamed} more" : "");
    }

    private static string Part(string word, string text) => text.Length == 0 ? "" : word + text;

    /// <summary>Waits for the last call of a module that is no longer in the table, and ends the module.</summary>
    private async Task EndLeavingAsync(ModuleEntry entry)
    {
        var old = entry.Leaving!;
        var failures = new List<Exception>();
        var left = await old.Module.CloseAsync(options.Value.DrainTimeout, time, failures);
        if (left > 0)
            await CutOffAsync(entry, old.Module, left, failures);
        foreach (var failure in failures.Select(ModuleInstance.Text).Concat(await old.EndAsync(time)))
            CoreLog.ModuleEndFailed(logger, entry.Name, failure);
        entries.Gone(entry);
    }
}
