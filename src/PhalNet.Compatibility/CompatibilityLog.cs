using Microsoft.Extensions.Logging;

namespace PhalNet.Compatibility;

/// <summary>The log messages of the PhalApi profile; event ids 1200 to 1299.</summary>
internal static partial class CompatibilityLog
{
    [LoggerMessage(1201, LogLevel.Warning, "{Action}: {Remark}")]
    public static partial void NoEffect(ILogger logger, string action, string remark);

    [LoggerMessage(1200, LogLevel.Warning,
        "{Action} has an invalid rule for the parameter {Parameter}; calls that reach the rule fail: {Error}")]
    public static partial void WrongRule(ILogger logger, string action, string parameter, string error);
}
