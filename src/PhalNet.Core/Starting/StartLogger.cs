using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace PhalNet;

/// <summary>Logs messages in the console's language.</summary>
internal sealed class StartLogger(ILogger inner, Func<string?> option) : ILogger
{
    private readonly Lazy<StartTexts?> _texts = new(() => StartTexts.Of(ConsoleLanguage.Find(option())));

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => inner.BeginScope(state);

    public bool IsEnabled(LogLevel logLevel) => inner.IsEnabled(logLevel);

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        inner.Log(logLevel, eventId, state, exception, (what, cause) =>
            _texts.Value is { } texts ? texts.Translate(formatter(what, cause)) : formatter(what, cause));
}

/// <summary>The same for a class of the engine.</summary>
internal sealed class StartLogger<T>(ILogger<T> inner, IOptions<PhalNetOptions> options) : ILogger
{
    private readonly StartLogger _logger = new(inner, () => options.Value.ConsoleLanguage);

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => _logger.BeginScope(state);

    public bool IsEnabled(LogLevel logLevel) => _logger.IsEnabled(logLevel);

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _logger.Log(logLevel, eventId, state, exception, formatter);
}
