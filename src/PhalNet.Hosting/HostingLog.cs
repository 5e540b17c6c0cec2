using Microsoft.Extensions.Logging;

namespace PhalNet.Hosting;

/// <summary>The log messages of Hosting; event ids 1100 to 1199.</summary>
internal static partial class HostingLog
{
    [LoggerMessage(1100, LogLevel.Error, "The reply of {Service} could not be written; trace id {TraceId}")]
    public static partial void ReplyFailed(ILogger logger, Exception exception, string service, string traceId);

    [LoggerMessage(1101, LogLevel.Debug, "The caller disconnected before the reply; trace id {TraceId}")]
    public static partial void CallerLeft(ILogger logger, Exception exception, string traceId);

    [LoggerMessage(1102, LogLevel.Error, "A reply was interrupted; trace id {TraceId}")]
    public static partial void ReplyBrokenOff(ILogger logger, Exception exception, string traceId);

    [LoggerMessage(1104, LogLevel.Information, "The host's time limit interrupted a reply; trace id {TraceId}")]
    public static partial void ReplyTimedOut(ILogger logger, Exception exception, string traceId);

    [LoggerMessage(1103, LogLevel.Error, "The format {Format} cannot write an error reply; JSON is sent instead; trace id {TraceId}")]
    public static partial void FormatFailed(ILogger logger, Exception exception, string format, string traceId);
}
