using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace PhalNet.Server;

/// <summary>
/// Writes each log entry as one line of limited length: a message or a stack trace may contain data of a caller, which may be long or
/// contain line breaks.
/// </summary>
internal sealed class LineFormatter(TimeProvider time) : ConsoleFormatter(FormatterName)
{
    /// <summary>The name in <c>Logging:Console:FormatterName</c>.</summary>
    public const string FormatterName = "line";

    /// <summary>The maximum length of a message, in characters.</summary>
    public const int LongestMessage = 2048;

    /// <summary>The maximum length of an exception with its stack trace, in characters.</summary>
    public const int LongestException = 8192;

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        var message = logEntry.Formatter(logEntry.State, logEntry.Exception);
        if (message is null && logEntry.Exception is null)
            return;
        var now = time.GetLocalNow().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        textWriter.Write($"{now} {Word(logEntry.LogLevel)}: {logEntry.Category}[{logEntry.EventId.Id}] ");
        Write(message ?? "", LongestMessage, textWriter);
        if (logEntry.Exception is { } exception)
        {
            textWriter.Write(' ');
            Write(exception.ToString(), LongestException, textWriter);
        }

        textWriter.WriteLine();
    }

    private static void Write(string text, int longest, TextWriter writer)
    {
        var shown = text.AsSpan(0, Math.Min(text.Length, longest));
        foreach (var character in shown)
            writer.Write(char.IsControl(character) ? ' ' : character);
        if (shown.Length < text.Length)
            writer.Write($"… ({text.Length} characters)");
    }

    private static string Word(LogLevel level) => level switch
    {
        LogLevel.Trace => "trce",
        LogLevel.Debug => "dbug",
        LogLevel.Information => "info",
        LogLevel.Warning => "warn",
        LogLevel.Error => "fail",
        _ => "crit",
    };
}
