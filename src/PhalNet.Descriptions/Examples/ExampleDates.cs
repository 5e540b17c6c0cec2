using System.Globalization;

namespace PhalNet.Descriptions;

internal static class ExampleDates
{
    private static readonly DateTime Typical = new(2026, 1, 31, 12, 0, 0, DateTimeKind.Unspecified);

    public static string? Make(ParameterRule rule)
    {
        if (rule.Validations.Count > 0)
            return null;
        if (ProfileRules.IsTimestamp(rule))
            return Timestamp(rule);
        return ValueText.Write(rule.Min ?? rule.Max) ?? rule.Type switch
        {
            "datetime" => "2026-01-31T12:00:00",
            "date" => "2026-01-31",
            _ => "12:00:00",
        };
    }

    // Limits are date texts or seconds since 1970; a day from the limit is within it in every time zone.
    private static string Timestamp(ParameterRule rule)
    {
        if ((Text(rule.Min) ?? (rule.Min is null ? Text(rule.Max) : null)) is { } limit)
            return limit;
        var date = Typical;
        if (Date(rule.Min) is { } least && date < least.AddDays(1))
            date = least.AddDays(1);
        if (Date(rule.Max) is { } most && date > most.AddDays(-1))
            date = most.AddDays(-1);
        return date.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
    }

    private static string? Text(object? limit) => ExampleChecks.Number(limit) is null ? ValueText.Write(limit) : null;

    private static DateTime? Date(object? limit) =>
        ExampleChecks.Number(limit) is > 0 and < 253_402_300_799 and var seconds ? DateTime.UnixEpoch.AddSeconds((double)seconds) : null;
}
