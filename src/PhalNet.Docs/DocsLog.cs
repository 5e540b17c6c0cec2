using System.Net;
using Microsoft.Extensions.Logging;

namespace PhalNet.Docs;

/// <summary>The log messages of the documentation; event ids 3010 to 3099.</summary>
internal static partial class DocsLog
{
    [LoggerMessage(3010, LogLevel.Information, "{Address} logged in to the documentation.")]
    public static partial void LoginSucceeded(ILogger logger, IPAddress? address);

    [LoggerMessage(3011, LogLevel.Warning, "{Address} entered a wrong password for the documentation.")]
    public static partial void LoginRefused(ILogger logger, IPAddress? address);

    // A message for each attempt beyond the limit would let anyone fill the log.
    [LoggerMessage(3012, LogLevel.Debug, "{Address} made too many attempts to log in to the documentation.")]
    public static partial void LoginLimited(ILogger logger, IPAddress? address);

    [LoggerMessage(3013, LogLevel.Warning, "PhalNet:Docs:Modules names the module {Module}, which does not exist.")]
    public static partial void ModuleUnknown(ILogger logger, string module);
}
