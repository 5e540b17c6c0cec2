using Microsoft.Extensions.Logging;

namespace Modules.Platform;

/// <summary>Logs the progress of an upgrade.</summary>
internal sealed class UpgradeProgress(ILogger logger)
{
    public void Report(long done, long all) => PlatformLog.UpgradeProgress(logger, done, all);
}
