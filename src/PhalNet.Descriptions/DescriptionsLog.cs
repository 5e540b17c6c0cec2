using Microsoft.Extensions.Logging;

namespace PhalNet.Descriptions;

/// <summary>The log messages of the descriptions; event ids 3000 to 3009.</summary>
internal static partial class DescriptionsLog
{
    [LoggerMessage(3001, LogLevel.Warning, "The documentation comments of {Path} cannot be read; pages show names only.")]
    public static partial void CommentsUnreadable(ILogger logger, Exception exception, string path);

    [LoggerMessage(3002, LogLevel.Warning,
        "The documentation of {Service} is incomplete: {Parts}. The first error follows; the service itself is not affected.")]
    public static partial void NotDescribed(ILogger logger, Exception? exception, string service, string parts);
}
