namespace PhalNet.Descriptions;

/// <summary>What sets rules in a profile's own form apart from the framework's: names and meanings are the profile's.</summary>
internal static class ProfileRules
{
    public static bool Matches(ParameterRule rule) => rule.Options.Count > 0;

    /// <summary>PhalApi's <c>format</c>, in lower case; empty where there is none.</summary>
    public static string Format(ParameterRule rule) => (rule.Options.GetValueOrDefault("format") as string ?? "").ToLowerInvariant();

    /// <summary>Whether the text of a date becomes the seconds since 1970.</summary>
    public static bool IsTimestamp(ParameterRule rule) => Matches(rule) && rule.Type == "date" && Format(rule) == "timestamp";

    /// <summary>Whether the length of a text is counted in bytes, as PhalApi does for a text without an encoding.</summary>
    public static bool IsCountedInBytes(ParameterRule rule) => Matches(rule) && rule.Type == "string" && Format(rule).Length == 0;

    /// <summary>Whether a text is one item, as PhalApi takes the value of an array without a format.</summary>
    public static bool IsUnsplit(ParameterRule rule) => Matches(rule) && rule.Type == "array" && Format(rule) is not ("explode" or "json");
}
