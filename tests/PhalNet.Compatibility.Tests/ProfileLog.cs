using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace PhalNet.Compatibility.Tests;

/// <summary>Keeps the warnings and errors of a host.</summary>
internal sealed class ProfileLog : ILoggerProvider
{
    private readonly ConcurrentQueue<(LogLevel Level, EventId Event, string Text)> _lines = [];

    public IReadOnlyList<(LogLevel Level, EventId Event, string Text)> Lines => [.. _lines];

    public ILogger CreateLogger(string categoryName) => new Logger(_lines);

    public void Dispose()
    {
    }

    private sealed class Logger(ConcurrentQueue<(LogLevel Level, EventId Event, string Text)> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
                lines.Enqueue((logLevel, eventId, $"{formatter(state, exception)} {exception}"));
        }
    }
}
