using Microsoft.Extensions.Logging;

namespace Modules.Platform;

/// <summary>Tells how far an upgrade has come.</summary>
internal sealed class UpgradeProgress(ILogger logger)
{
    public void Report(long done, long all) => PlatformLog.UpgradeProgress(logger, done, all);
}
