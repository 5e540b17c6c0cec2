using Microsoft.Extensions.Logging;

namespace PhalNet;

/// <summary>The language of start messages on the console, independent of the language of callers.</summary>
public static class ConsoleLanguage
{
    private const string Chinese = "zh-CN";
    private const string English = "en";

    // The standard variables of terminal programs; the first one that is set is used.
    private static readonly string[] Variables = ["LC_ALL", "LC_MESSAGES", "LANG"];

    /// <summary>
    /// Returns <c>zh-CN</c> or <c>en</c>: the <paramref name="option"/> (<see cref="PhalNetOptions.ConsoleLanguage"/>), or else the
    /// environment variables <c>LC_ALL</c>, <c>LC_MESSAGES</c> and <c>LANG</c>, or else English. On Windows these variables are seldom set.
    /// </summary>
    /// <param name="option">The configured language; null or empty for none.</param>
    public static string Find(string? option) => Find(option, Environment.GetEnvironmentVariable);

    /// <summary>
    /// Wraps a logger so that known messages of a start are logged in the console's language. Message templates and values, which programs
    /// read, do not change.
    /// </summary>
    /// <param name="logger">The target.</param>
    /// <param name="option">Returns the configured language when a message is logged; null or empty for none.</param>
    public static ILogger Logger(ILogger logger, Func<string?> option)
    {
        ArgumentNullException.ThrowIfNull(logger);
        ArgumentNullException.ThrowIfNull(option);
        return new StartLogger(logger, option);
    }

    internal static bool IsKnown(string option) =>
        option.Equals(Chinese, StringComparison.OrdinalIgnoreCase) || option.Equals(English, StringComparison.OrdinalIgnoreCase);

    internal static string Find(string? option, Func<string, string?> variable)
    {
        var asked = Variables.Select(variable).Prepend(option).FirstOrDefault(text => !string.IsNullOrWhiteSpace(text));
        return asked?.Trim().StartsWith("zh", StringComparison.OrdinalIgnoreCase) == true ? Chinese : English;
    }
}
