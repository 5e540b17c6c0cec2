using System.Collections.Concurrent;

namespace PhalNet.Server;

/// <summary>
/// Keeps the log readable and its file small while a fault repeats: of warnings and errors of one kind the first of each minute are
/// written, the others are counted and reported in one line. A kind is a category, an event, an exception type, and a service.
/// </summary>
internal sealed class RepeatedLines : ILoggerFactory
{
    /// <summary>How many lines of a kind are written per period.</summary>
    public const int Written = 5;

    /// <summary>The period in which lines are counted.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromSeconds(60);

    private readonly ILoggerFactory _inner;
    private readonly ITimer _timer;
    private readonly ConcurrentDictionary<Kind, Count> _counts = new();

    public RepeatedLines(ILoggerFactory inner, TimeProvider time)
    {
        _inner = inner;
        _timer = time.CreateTimer(_ => Tell(), null, Period, Period);
    }

    public ILogger CreateLogger(string categoryName) => new CountingLogger(_inner.CreateLogger(categoryName), categoryName, this);

    public void AddProvider(ILoggerProvider provider) => _inner.AddProvider(provider);

    public void Dispose()
    {
        _timer.Dispose();
        Tell();
        _inner.Dispose();
    }

    private bool IsWritten(Kind kind, LogLevel level, ILogger logger) =>
        _counts.GetOrAdd(kind, static (_, from) => new(from.level, from.logger), (level, logger)).Add() <= Written;

    private void Tell()
    {
        foreach (var kind in _counts.Keys)
        {
            if (_counts.TryRemove(kind, out var count) && count.Lines - Written is > 0 and var more)
                count.Tell(kind, more);
        }
    }

    private readonly record struct Kind(string Category, int Event, Type? Exception, string? Service);

    private sealed class Count(LogLevel level, ILogger logger)
    {
        private int _lines;

        public int Lines => Volatile.Read(ref _lines);

        public int Add() => Interlocked.Increment(ref _lines);

        public void Tell(Kind kind, int more)
        {
            var about = string.Join(", ", new[] { kind.Service, kind.Exception?.Name }.Where(text => text is not null));
            ServerLog.Repeated(logger, level, more, (int)Period.TotalSeconds, kind.Event, about.Length == 0 ? "" : $" ({about})");
        }
    }

    private sealed class CountingLogger(ILogger inner, string category, RepeatedLines lines) : ILogger
    {
        private const string Service = "Service";

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => inner.BeginScope(state);

        public bool IsEnabled(LogLevel logLevel) => inner.IsEnabled(logLevel);

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (logLevel < LogLevel.Warning || !IsEnabled(logLevel) || lines.IsWritten(KindOf(eventId, state, exception), logLevel, inner))
                inner.Log(logLevel, eventId, state, exception, formatter);
        }

        private Kind KindOf<TState>(EventId eventId, TState state, Exception? exception)
        {
            var service = (state as IReadOnlyList<KeyValuePair<string, object?>>)?.FirstOrDefault(value => value.Key == Service).Value;
            return new(category, eventId.Id, exception?.GetType(), service as string);
        }
    }
}
