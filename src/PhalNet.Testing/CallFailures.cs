using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace PhalNet.Testing;

/// <summary>
/// Collects the exceptions of a test's calls from the log: a reply contains no exception, but the same trace id as the log line.
/// </summary>
internal sealed class CallFailures : ILoggerProvider
{
    private const string TraceId = "TraceId";

    private readonly ConcurrentDictionary<string, Watched> _watched = new();

    /// <summary>Collects log entries with a trace id until it is disposed.</summary>
    public Watched Watch(string traceId) => _watched[traceId] = new(this, traceId);

    public ILogger CreateLogger(string categoryName) => new Logger(this);

    public void Dispose()
    {
    }

    internal sealed class Watched(CallFailures failures, string traceId) : IDisposable
    {
        private Exception? _first;

        public Exception? First => Volatile.Read(ref _first);

        public void Take(Exception exception) => Interlocked.CompareExchange(ref _first, exception, null);

        public void Dispose() => failures._watched.TryRemove(traceId, out _);
    }

    private sealed class Logger(CallFailures failures) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (exception is null || state is not IEnumerable<KeyValuePair<string, object?>> values)
                return;
            if (values.FirstOrDefault(value => value.Key == TraceId).Value is string traceId
                && failures._watched.TryGetValue(traceId, out var watched))
                watched.Take(exception);
        }
    }
}
