using Microsoft.Extensions.Logging;

namespace PhalNet;

/// <summary>The log lines of the engine; event ids 1000 to 1099.</summary>
internal static partial class CoreLog
{
    [LoggerMessage(1000, LogLevel.Error, "{Service} failed; trace id {TraceId}")]
    public static partial void CallFailed(ILogger logger, Exception exception, string service, string traceId);

    [LoggerMessage(1001, LogLevel.Information, "{Modules} modules with {Actions} actions are ready")]
    public static partial void TablePublished(ILogger logger, int modules, int actions);

    [LoggerMessage(1002, LogLevel.Critical, "The background service {Service} of the module {Module} has ended with an error")]
    public static partial void BackgroundServiceFailed(ILogger logger, Exception exception, Type service, string module);
}
