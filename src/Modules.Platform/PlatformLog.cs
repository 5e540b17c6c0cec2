using Microsoft.Extensions.Logging;

namespace Modules.Platform;

/// <summary>The log lines of the Platform services; event ids 2000 to 2099.</summary>
internal static partial class PlatformLog
{
    [LoggerMessage(2000, LogLevel.Information, "The Platform database is {Path}, its schema at version {Version}")]
    public static partial void DatabaseReady(ILogger logger, string path, long version);

    [LoggerMessage(2001, LogLevel.Warning,
        "Access tokens are not required (Platform:RequireAccessToken=false): a call without one acts as the member {Member}")]
    public static partial void TokensNotRequired(ILogger logger, string member);

    [LoggerMessage(2002, LogLevel.Error,
        "The Platform database cannot be written ({Trouble}); {Count} writes were refused since the last such entry, which is logged "
        + "at most once a minute")]
    public static partial void StorageFailed(ILogger logger, Exception exception, StorageTrouble trouble, long count);

    [LoggerMessage(2003, LogLevel.Warning,
        "A write failed; the {Count} writes of its transaction are retried, each in its own transaction")]
    public static partial void BatchSplit(ILogger logger, Exception exception, int count);

    [LoggerMessage(2004, LogLevel.Error,
        "The host stopped before everything was written: {Waiting} writes were waiting, and those not acknowledged may be missing")]
    public static partial void DrainGivenUp(ILogger logger, int waiting);

    [LoggerMessage(2005, LogLevel.Error, "The Platform database cannot be read")]
    public static partial void DatabaseUnreadable(ILogger logger, Exception exception);

    [LoggerMessage(2006, LogLevel.Information, "The Platform database can be written again; {Count} writes were refused in the meantime")]
    public static partial void StorageWorks(ILogger logger, long count);

    [LoggerMessage(2007, LogLevel.Information, "{Messages} messages were put into their mailboxes")]
    public static partial void CaughtUp(ILogger logger, long messages);

    [LoggerMessage(2008, LogLevel.Information, "The Platform database is upgraded from version {From} to {To}; its copy is {Copy}")]
    public static partial void Upgrading(ILogger logger, long from, long to, string copy);

    [LoggerMessage(2009, LogLevel.Information, "Upgrade: {Done} of {All} mailboxes")]
    public static partial void UpgradeProgress(ILogger logger, long done, long all);

    [LoggerMessage(2010, LogLevel.Critical,
        "Writing to the Platform database has ended because of an error; until the server is restarted every write is refused")]
    public static partial void WritingEnded(ILogger logger, Exception exception);
}
