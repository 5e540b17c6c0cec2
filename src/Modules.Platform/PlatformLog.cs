using Microsoft.Extensions.Logging;

namespace Modules.Platform;

/// <summary>The log lines of the Platform services; event ids 2000 to 2099.</summary>
internal static partial class PlatformLog
{
    [LoggerMessage(2000, LogLevel.Information, "The Platform database is {Path}, its schema at version {Version}")]
    public static partial void DatabaseReady(ILogger logger, string path, long version);

    [LoggerMessage(2001, LogLevel.Warning,
        "Access tokens are not required (Platform:RequireAccessToken=false): whoever calls without one acts as the member {Member}")]
    public static partial void TokensNotRequired(ILogger logger, string member);

    [LoggerMessage(2002, LogLevel.Error, "{Count} writes failed together; none of them was acknowledged")]
    public static partial void BatchFailed(ILogger logger, Exception exception, int count);

    [LoggerMessage(2003, LogLevel.Warning, "A write failed; the {Count} of its transaction are written again, each alone")]
    public static partial void BatchSplit(ILogger logger, Exception exception, int count);

    [LoggerMessage(2004, LogLevel.Error,
        "The host stopped before everything was written: {Waiting} writes were waiting, and those not acknowledged may be missing")]
    public static partial void DrainGivenUp(ILogger logger, int waiting);

    [LoggerMessage(2005, LogLevel.Error, "The Platform database cannot be read")]
    public static partial void DatabaseUnreadable(ILogger logger, Exception exception);
}
