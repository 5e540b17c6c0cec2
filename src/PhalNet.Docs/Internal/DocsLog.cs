using Microsoft.Extensions.Logging;

namespace PhalNet.Docs.Internal;

internal static partial class DocsLog
{
    [LoggerMessage(3001, LogLevel.Warning, "The documentation comments of {Path} cannot be read; pages show names only.")]
    public static partial void CommentsUnreadable(ILogger logger, Exception exception, string path);
}
