using System.IO.Enumeration;

namespace Modules.Platform;

/// <summary>
/// The services an application may call: full names separated by commas, where <c>*</c> matches any text. Case makes no difference.
/// </summary>
internal static class ServicePatterns
{
    public const string All = "*";

    public static bool Allow(string patterns, string service)
    {
        if (patterns == All)
            return true;
        foreach (var part in patterns.AsSpan().Split(','))
        {
            if (FileSystemName.MatchesSimpleExpression(patterns.AsSpan(part).Trim(), service))
                return true;
        }

        return false;
    }

    /// <summary>Why the text is not valid; null if it is.</summary>
    public static string? Problem(string patterns)
    {
        foreach (var pattern in patterns.Split(',', StringSplitOptions.TrimEntries))
        {
            if (pattern.Length == 0 || !pattern.All(character => char.IsLetterOrDigit(character) || character is '.' or '_' or '*'))
                return $"'{pattern}' is neither a service name such as Platform.ChatMessage.Send nor a pattern such as Platform.*.";
        }

        return null;
    }
}
