using System.Collections.Concurrent;

namespace PhalNet.Modules.Tests.Support;

/// <summary>Calls services of a host over and over, each by a caller of its own.</summary>
internal sealed class ModuleLoad(ModulesHost host) : IDisposable
{
    private const int MostKept = 20;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(1);

    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentQueue<string> _failures = [];
    private readonly List<Task> _callers = [];
    private int _calls;

    public int Calls => Volatile.Read(ref _calls);

    /// <summary>What the calls said that did not succeed; the first of them.</summary>
    public IReadOnlyCollection<string> Failures => _failures;

    /// <summary>Begins to call a service.</summary>
    public void Call(string service, params (string Name, object? Value)[] values) =>
        Repeat(async () => (await host.CallAsync(service, values)) is { Ret: not 200 } reply ? $"{service}: {reply}" : null);

    /// <summary>Begins to do something over and over that gives what went wrong, or null.</summary>
    public void Repeat(Func<Task<string?>> call) => _callers.Add(Task.Run(async () =>
    {
        // With a pause: callers that never rest would take the processor from what they look at.
        while (!_end.IsCancellationRequested)
        {
            if (await call() is { } failure && _failures.Count < MostKept)
                _failures.Enqueue(failure);
            Interlocked.Increment(ref _calls);
            await Task.Delay(Pause);
        }
    }));

    public async Task EndAsync()
    {
        await _end.CancelAsync();
        await Task.WhenAll(_callers);
    }

    public void Dispose() => _end.Dispose();
}
