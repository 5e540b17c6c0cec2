using Microsoft.Extensions.Logging;

namespace PhalNet;

/// <summary>The language of what an application says to whoever starts it, which is not the language of its callers.</summary>
public static class ConsoleLanguage
{
    private const string Chinese = "zh-CN";
    private const string English = "en";

    // As every program of a terminal looks for it: the first that is set counts.
    private static readonly string[] Variables = ["LC_ALL", "LC_MESSAGES", "LANG"];

    /// <summary>
    /// <c>zh-CN</c> or <c>en</c>: by <paramref name="option"/> (<see cref="PhalNetOptions.ConsoleLanguage"/>), else by the variables
    /// <c>LC_ALL</c>, <c>LC_MESSAGES</c> and <c>LANG</c> of the environment, else English. On Windows these are seldom set.
    /// </summary>
    /// <param name="option">The language that was asked for, null or empty for none.</param>
    public static string Find(string? option) => Find(option, Environment.GetEnvironmentVariable);

    /// <summary>
    /// A logger for what is told at a start: its lines are said in the language of the console where PhalNet has a text for them. Their
    /// template and values, which programs read, are as they were.
    /// </summary>
    /// <param name="logger">Where the lines go.</param>
    /// <param name="option">The language that was asked for, asked when there is a line; null or empty for none.</param>
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
