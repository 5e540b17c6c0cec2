using System.Net;
using Microsoft.Extensions.Logging;

namespace PhalNet.Docs;

/// <summary>The log messages of the documentation; event ids 3010 to 3099.</summary>
internal static partial class DocsLog
{
    [LoggerMessage(3010, LogLevel.Information, "{Address} gave the password of the documentation.")]
    public static partial void LoginSucceeded(ILogger logger, IPAddress? address);

    [LoggerMessage(3011, LogLevel.Warning, "{Address} gave a wrong password for the documentation.")]
    public static partial void LoginRefused(ILogger logger, IPAddress? address);

    // A message for each attempt beyond the limit would let anyone fill the log.
    [LoggerMessage(3012, LogLevel.Debug, "{Address} tries too many passwords for the documentation.")]
    public static partial void LoginLimited(ILogger logger, IPAddress? address);

    [LoggerMessage(3013, LogLevel.Warning, "PhalNet:Docs:Modules names {Module}, but there is no such module to keep readers from.")]
    public static partial void ModuleUnknown(ILogger logger, string module);
}
