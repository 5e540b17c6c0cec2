using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace PhalNet.Docs.Tests.Support;

/// <summary>Keeps the log; thread-safe.</summary>
internal sealed class TestLog : ILogger
{
    private readonly ConcurrentQueue<(LogLevel Level, string Text)> _lines = [];

    public IReadOnlyList<(LogLevel Level, string Text)> Warnings => [.. _lines.Where(line => line.Level >= LogLevel.Warning)];

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _lines.Enqueue((logLevel, formatter(state, exception)));
}
