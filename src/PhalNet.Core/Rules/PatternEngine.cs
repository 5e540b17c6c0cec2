using System.Text.RegularExpressions;

namespace PhalNet;

/// <summary>
/// Creates the patterns of rules. They run without backtracking where .NET supports it, in time linear in the length of the text; patterns
/// with look-arounds, back-references and similar constructs need backtracking and get a short time limit.
/// </summary>
public static class PatternEngine
{
    /// <summary>The time limit of one match with backtracking: far above what a reasonable pattern needs for a parameter.</summary>
    public static TimeSpan Timeout { get; } = TimeSpan.FromMilliseconds(50);

    /// <summary>Creates a pattern.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="timeout">The time limit of one match with backtracking.</param>
    /// <exception cref="RegexParseException">The pattern is malformed.</exception>
    public static Regex Create(string pattern, TimeSpan timeout)
    {
        try
        {
            return new(pattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, Regex.InfiniteMatchTimeout);
        }
        catch (NotSupportedException)
        {
            // A construct needs backtracking, or the automaton would be too large.
            return new(pattern, RegexOptions.CultureInvariant, timeout);
        }
    }
}
