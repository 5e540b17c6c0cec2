using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace PhalNet;

/// <summary>Why a module does not serve calls.</summary>
/// <param name="State">The resulting state.</param>
/// <param name="Reasons">The reasons.</param>
internal sealed record StartFailure(ModuleState State, IReadOnlyList<string> Reasons)
{
    /// <summary>Whether the abandoned start is still running; it unloads the source itself when it ends.</summary>
    public bool IsUnderWay { get; init; }
}

/// <summary>The outcome of starting a module: an instance that can serve calls, or a failure.</summary>
internal readonly record struct ModuleAttempt(ModuleInstance? Instance, StartFailure? Failure);

/// <summary>
/// Starts modules at run time within their time limit. A module that blocks only blocks the thread of its own start, and nothing waits for
/// it.
/// </summary>
internal sealed class ModuleAttempts(ModuleFactory factory, TimeProvider time, IOptions<PhalNetOptions> options, ILogger logger)
{
    // A start that observes its cancellation ends within this time, and is cleaned up before the operation ends.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    // A start that blocks must not delay the others for longer.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<ModuleSource, bool> _underWay = new(ReferenceEqualityComparer.Instance);
    private readonly SemaphoreSlim _places = new(Math.Max(1, Environment.ProcessorCount / 2));

    private volatile bool _isServing;

    /// <summary>The host serves calls: from now on at most half of the processors start modules at the same time.</summary>
    public void BeginServing() => _isServing = true;

    /// <summary>Loads, starts and tests a module.</summary>
    /// <param name="source">The module.</param>
    /// <param name="isLoaded">Whether a module of this source already serves calls and is being set up again.</param>
    /// <param name="cancellation">Cancels the start.</param>
    public async Task<ModuleAttempt> StartAsync(ModuleSource source, bool isLoaded, CancellationToken cancellation)
    {
        if (_underWay.ContainsKey(source))
            return GivenUp($"A cancelled start of {source.Name} has not ended yet; the source can start again after it has ended.");

        var hasPlace = _isServing && await TakePlaceAsync(cancellation);
        var step = new StartStep();
        var given = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var running = Task.Run(() => TryAsync(source, step, given.Token), CancellationToken.None);
        if (hasPlace)
            _ = running.ContinueWith(_ => _places.Release(), TaskScheduler.Default);
        var limit = options.Value.ModuleStartTimeout;
        await ((Task)running).WaitAsync(limit, time, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (running.IsCompleted)
        {
            given.Dispose();
            return await running;
        }

        var reason = $"{source.Name} has not started within {limit.TotalSeconds.ToString(CultureInfo.InvariantCulture)} s: {step.Text}.";
        CoreLog.StartGivenUp(logger, reason);
        var cancelling = given.CancelAsync();
        await Task.WhenAll(running, cancelling).WaitAsync(Grace, time, CancellationToken.None)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var ending = EndLateAsync(source, running, cancelling, given);
        if (ending.IsCompleted)
            return new(null, new(ModuleState.Faulted, [reason, .. await ending]));
        _underWay[source] = true;
        _ = ForgetAsync(source, ending, isLoaded);
        return GivenUp(reason);
    }

    private async Task<bool> TakePlaceAsync(CancellationToken cancellation)
    {
        try
        {
            return await _places.WaitAsync(LongestWait, cancellation);
        }
        catch (OperationCanceledException)
        {
            // The start observes the cancellation itself.
            return false;
        }
    }

    private static ModuleAttempt GivenUp(string reason) => new(null, new(ModuleState.Faulted, [reason]) { IsUnderWay = true });

    private async Task<ModuleAttempt> TryAsync(ModuleSource source, StartStep step, CancellationToken cancellation)
    {
        ModuleInstance? instance = null;
        StartFailure failure;
        try
        {
            instance = await factory.LoadAsync(source, cancellation);
            cancellation.ThrowIfCancellationRequested();
            await instance.Services.StartAsync(cancellation, step.Set);
            await SelfTests.RunAsync(instance.Module, cancellation, step.Set);
            if (_isServing)
            {
                step.Set("the compilation of its code");
                await CompileAsync(instance.Module, cancellation);
            }

            cancellation.ThrowIfCancellationRequested();
            return new(instance, null);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // The code that cancelled the start adds the reason.
            failure = new(ModuleState.Faulted, []);
        }
        catch (IncompatibleModuleException exception)
        {
            CoreLog.ModuleFaulted(logger, source.Name, exception);
            failure = new(ModuleState.Incompatible, [exception.Message]);
        }
        catch (Exception exception)
        {
            CoreLog.ModuleFaulted(logger, source.Name, exception);
            failure = new(ModuleState.Faulted, exception is DeclarationException declared ? declared.Errors : [exception.Message]);
        }

        if (instance is not null)
            failure = failure with { Reasons = [.. failure.Reasons, .. await instance.EndAsync(time)] };
        return new(null, failure);
    }

    // On a thread of its own: calls need those of the pool.
    private Task CompileAsync(LoadedModule module, CancellationToken cancellation) => Task.Factory.StartNew(
        () => FirstCallCode.Compile(module, time, cancellation),
        CancellationToken.None,
        TaskCreationOptions.LongRunning,
        TaskScheduler.Default);

    /// <summary>Disposes the instance of a start that completed too late; returns further errors.</summary>
    private async Task<IReadOnlyList<string>> EndLateAsync(
        ModuleSource source, Task<ModuleAttempt> running, Task cancelling, CancellationTokenSource given)
    {
        var attempt = await running;
        await cancelling.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        given.Dispose();
        return attempt.Instance is { } late ? await late.EndAsync(time) : attempt.Failure!.Reasons;
    }

    /// <summary>Waits for an abandoned start, however long it takes, and unloads its source.</summary>
    private async Task ForgetAsync(ModuleSource source, Task<IReadOnlyList<string>> ending, bool isLoaded)
    {
        foreach (var failure in await ending)
            CoreLog.ModuleEndFailed(logger, source.Name, failure);
        try
        {
            if (!isLoaded)
                await source.UnloadAsync();
        }
        catch (Exception exception)
        {
            CoreLog.ModuleEndFailed(logger, source.Name, exception.Message);
        }

        _underWay.TryRemove(source, out _);
        CoreLog.LateStartEnded(logger, source.Name);
    }

    /// <summary>The current step of a start; read by another thread when the start takes too long.</summary>
    private sealed class StartStep
    {
        private volatile string _text = "it is still being loaded and set up";

        public string Text => _text;

        public void Set(string step) => _text = $"it is still in {step}";
    }
}
