using System.Text.RegularExpressions;

namespace PhalNet;

/// <summary>
/// Makes the patterns of rules. They run without backtracking where .NET can, in a time that grows with the text alone; look-arounds,
/// back-references and the like need it, and get a small time in its place.
/// </summary>
public static class PatternEngine
{
    /// <summary>How long one match may take with backtracking: far above what an honest pattern needs on a parameter.</summary>
    public static TimeSpan Timeout { get; } = TimeSpan.FromMilliseconds(50);

    /// <summary>Makes a pattern.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="timeout">How long one match may take with backtracking.</param>
    /// <exception cref="RegexParseException">The pattern is malformed.</exception>
    public static Regex Create(string pattern, TimeSpan timeout)
    {
        try
        {
            return new(pattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, Regex.InfiniteMatchTimeout);
        }
        catch (NotSupportedException)
        {
            // It has a construct that needs backtracking, or its automaton would be too large.
            return new(pattern, RegexOptions.CultureInvariant, timeout);
        }
    }
}
