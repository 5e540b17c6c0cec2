using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace PhalNet.Tests;

/// <summary>Keeps what a host logs.</summary>
public sealed class TestLog(LogLevel lowest = LogLevel.Trace) : ILoggerProvider
{
    private readonly ConcurrentQueue<Line> _lines = new();

    public IReadOnlyList<Line> Lines => [.. _lines];

    public IReadOnlyList<Line> Warnings => [.. _lines.Where(line => line.Level >= LogLevel.Warning)];

    public IReadOnlyList<Line> Errors => [.. _lines.Where(line => line.Level >= LogLevel.Error)];

    public ILogger CreateLogger(string categoryName) => new Logger(lowest, categoryName, _lines);

    public void Dispose()
    {
    }

    public sealed record Line(LogLevel Level, string Category, EventId Event, string Text, Exception? Exception)
    {
        public override string ToString() => $"{Level} {Category}[{Event.Id}] {Text} {Exception}";
    }

    private sealed class Logger(LogLevel lowest, string category, ConcurrentQueue<Line> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= lowest;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
                lines.Enqueue(new(logLevel, category, eventId, formatter(state, exception), exception));
        }
    }
}
