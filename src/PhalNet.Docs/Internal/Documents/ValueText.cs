using System.Collections;
using System.Globalization;

namespace PhalNet.Docs.Internal.Documents;

/// <summary>Writes values of rules as a client would send them.</summary>
internal static class ValueText
{
    public static string? Write(object? value, string separator = ",") => value switch
    {
        null => null,
        string text => text,
        bool truth => truth ? "true" : "false",
        Enum member => EnumMember.Of(member.GetType()).FirstOrDefault(known => known.Value.Equals(member))?.Name ?? member.ToString(),
        DateTime { TimeOfDay.Ticks: 0 } date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime time => time.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture),
        DateTimeOffset time => time.ToString("yyyy-MM-ddTHH:mm:ssK", CultureInfo.InvariantCulture),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("HH:mm:ss", CultureInfo.InvariantCulture),
        IDictionary map => string.Join(separator, map.Keys.Cast<object>().Select(key => $"{key}={Write(map[key])}")),
        IEnumerable list => string.Join(separator, list.Cast<object?>().Select(item => Write(item))),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}
