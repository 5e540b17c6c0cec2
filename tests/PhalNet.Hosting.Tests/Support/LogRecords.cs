using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace PhalNet.Hosting.Tests.Support;

/// <summary>Keeps every log message of a host, so that a test can check for one and none is missed.</summary>
public sealed class LogRecords : ILoggerProvider
{
    private readonly ConcurrentQueue<LogRecord> _records = new();

    public IReadOnlyList<LogRecord> All => [.. _records];

    public IReadOnlyList<LogRecord> Errors => [.. _records.Where(record => record.Level >= LogLevel.Error)];

    public ILogger CreateLogger(string categoryName) => new Recorder(categoryName, _records);

    public void Dispose()
    {
    }

    private sealed class Recorder(string category, ConcurrentQueue<LogRecord> records) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Debug;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            records.Enqueue(new(logLevel, category, eventId, formatter(state, exception), exception));
    }
}
