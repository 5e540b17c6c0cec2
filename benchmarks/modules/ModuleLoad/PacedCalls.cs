using System.Collections.Concurrent;

namespace PhalNet.Benchmarks.Modules;

/// <summary>
/// Calls services at a steady rate, with one caller for each. A call's time is measured from when it was due, so that a call delayed by a
/// slow one counts as slow, too.
/// </summary>
internal sealed class PacedCalls
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(50);

    private readonly HttpClient _client = new(new SocketsHttpHandler()) { Timeout = TimeSpan.FromSeconds(60) };
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentQueue<string> _failures = [];
    private readonly Task[] _callers;
    private ConcurrentQueue<double> _times = [];
    private ConcurrentQueue<double> _firstTimes = [];

    public PacedCalls(Uri host, IReadOnlyList<string> services) =>
        _callers =
        [
            .. services.Select((service, i) => Task.Run(() =>
                CallAsync(new($"{host}api/?s={service}&kind=image&page=3"), i * Pace / services.Count))),
        ];

    public IReadOnlyCollection<string> Failures => _failures;

    /// <summary>The times since the last reading, in milliseconds, sorted.</summary>
    public double[] Take() => [.. Interlocked.Exchange(ref _times, []).Order()];

    /// <summary>The times of the first calls that new versions answered, in milliseconds, sorted; the times above include them.</summary>
    public double[] TakeFirst() => [.. Interlocked.Exchange(ref _firstTimes, []).Order()];

    public async Task EndAsync()
    {
        await _end.CancelAsync();
        await Task.WhenAll(_callers);
        _client.Dispose();
    }

    public static double Percentile(double[] sorted, double part) =>
        sorted.Length == 0 ? 0 : sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * part))];

    private async Task CallAsync(Uri address, TimeSpan offset)
    {
        var due = TimeProvider.System.GetTimestamp() + (long)(offset.TotalSeconds * TimeProvider.System.TimestampFrequency);
        var version = "";
        while (!_end.IsCancellationRequested)
        {
            var isFirst = false;
            var wait = TimeProvider.System.GetElapsedTime(TimeProvider.System.GetTimestamp(), due);
            if (wait > TimeSpan.Zero)
                await Task.Delay(wait);
            try
            {
                var reply = await _client.GetStringAsync(address);
                if (!reply.StartsWith("{\"ret\":200,", StringComparison.Ordinal))
                    _failures.Enqueue(reply);
                isFirst = version != (version = Version(reply));
            }
            catch (Exception exception)
            {
                _failures.Enqueue(exception.Message);
            }

            var time = TimeProvider.System.GetElapsedTime(due).TotalMilliseconds;
            _times.Enqueue(time);
            if (isFirst)
                _firstTimes.Enqueue(time);
            due += (long)(Pace.TotalSeconds * TimeProvider.System.TimestampFrequency);
        }
    }

    private static string Version(string reply) => reply.Split("\"version\":\"") is [_, var rest] ? rest[..rest.IndexOf('"')] : "";
}
