using System.Globalization;

namespace PhalNet.Internal.Strict;

internal static class Limits
{
    public static string MessageKey(bool isLength, object? min, object? max) => (isLength, min, max) switch
    {
        (true, not null, not null) => "rule.length.range",
        (true, not null, null) => "rule.length.min",
        (true, _, _) => "rule.length.max",
        (false, not null, not null) => "rule.range",
        (false, not null, null) => "rule.min",
        _ => "rule.max",
    };

    public static string Print(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";

    /// <summary>A limit as a value of the parameter's type: <c>[Range]</c> and configuration write numbers and dates as they can.</summary>
    public static bool TryConvert(object? limit, Type type, out IComparable? converted)
    {
        converted = null;
        if (limit is null)
            return true;
        try
        {
            converted = limit.GetType() == type ? (IComparable)limit : Parse(limit, type);
            return true;
        }
        catch (Exception exception) when (exception is FormatException or InvalidCastException or OverflowException)
        {
            return false;
        }
    }

    private static IComparable Parse(object limit, Type type)
    {
        var text = Print(limit);
        if (type == typeof(DateTimeOffset))
            return DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        if (type == typeof(DateOnly))
            return DateOnly.Parse(text, CultureInfo.InvariantCulture);
        if (type == typeof(TimeOnly))
            return TimeOnly.Parse(text, CultureInfo.InvariantCulture);
        return (IComparable)Convert.ChangeType(limit is double or float ? limit : text, type, CultureInfo.InvariantCulture);
    }
}
