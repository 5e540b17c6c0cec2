using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging.Console;

namespace PhalNet.Server;

/// <summary>The server's log on the console; event ids 1400 to 1499.</summary>
internal static partial class ServerLog
{
    // If the console is not read, entries are dropped and counted; calls do not wait for it.
    private const int WaitingEntries = 1024;

    public static void Configure(WebApplicationBuilder builder)
    {
        builder.Logging.AddConsoleFormatter<LineFormatter, ConsoleFormatterOptions>();
        builder.Services.Configure<ConsoleLoggerOptions>(console =>
        {
            console.FormatterName ??= LineFormatter.FormatterName;
            console.QueueFullMode = ConsoleLoggerQueueFullMode.DropWrite;
            console.MaxQueueLength = WaitingEntries;
        });
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.Decorate<ILoggerFactory, RepeatedLines>();
    }

    [LoggerMessage(EventId = 1400, Message = "{Count} more entries of event {Event}{About} in the last {Seconds} seconds were not written")]
    public static partial void Repeated(ILogger logger, LogLevel level, int count, int seconds, int @event, string about);
}
