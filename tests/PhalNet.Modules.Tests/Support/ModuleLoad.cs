using System.Collections.Concurrent;

namespace PhalNet.Modules.Tests.Support;

/// <summary>Calls services of a host continuously, one caller for each.</summary>
internal sealed class ModuleLoad(ModulesHost host) : IDisposable
{
    private const int MostKept = 20;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(1);

    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentQueue<string> _failures = [];
    private readonly List<Task> _callers = [];
    private int _calls;

    public int Calls => Volatile.Read(ref _calls);

    /// <summary>The first replies of calls that failed.</summary>
    public IReadOnlyCollection<string> Failures => _failures;

    /// <summary>Starts calling a service.</summary>
    public void Call(string service, params (string Name, object? Value)[] values) =>
        Repeat(async () => (await host.CallAsync(service, values)) is { Ret: not 200 } reply ? $"{service}: {reply}" : null);

    /// <summary>Starts repeating a function that returns an error, or null.</summary>
    public void Repeat(Func<Task<string?>> call) => _callers.Add(Task.Run(async () =>
    {
        // The pause leaves the processor to what is tested.
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
