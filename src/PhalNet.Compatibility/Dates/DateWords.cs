using System.Collections.Frozen;

namespace PhalNet.Compatibility;

/// <summary>Names that occur in date texts.</summary>
internal static class DateWords
{
    private static readonly string[] Months =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    private static readonly string[] RomanMonths = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"];

    private static readonly string[] Days = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

    private static readonly string[] Ordinals =
        ["this", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"];

    private static readonly FrozenDictionary<string, int> ZoneMinutes = new Dictionary<string, int>
    {
        ["utc"] = 0, ["gmt"] = 0, ["z"] = 0, ["wet"] = 0, ["west"] = 60, ["bst"] = 60, ["cet"] = 60, ["cest"] = 120, ["eet"] = 120,
        ["eest"] = 180, ["msk"] = 180, ["msd"] = 240, ["ist"] = 120, ["sast"] = 120, ["pkt"] = 300, ["hkt"] = 480, ["jst"] = 540,
        ["kst"] = 540, ["awst"] = 480, ["acst"] = 570, ["aest"] = 600, ["aedt"] = 660, ["nzst"] = 720, ["nzdt"] = 780, ["ast"] = -240,
        ["adt"] = -180, ["est"] = -300, ["edt"] = -240, ["cst"] = -360, ["cdt"] = -300, ["mst"] = -420, ["mdt"] = -360, ["pst"] = -480,
        ["pdt"] = -420, ["akst"] = -540, ["akdt"] = -480, ["hst"] = -600, ["sst"] = -660, ["nst"] = -210, ["ndt"] = -150,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static int Month(string word)
    {
        var roman = Array.IndexOf(RomanMonths, word);
        return 1 + (roman >= 0 ? roman : Array.FindIndex(Months, month => word.StartsWith(month, StringComparison.Ordinal)));
    }

    /// <summary>0 is Sunday; -1 when it is no day.</summary>
    public static int Day(string word) => Array.FindIndex(Days, day => word.StartsWith(day, StringComparison.Ordinal));

    public static int Ordinal(string word) => word switch
    {
        "next" => 1,
        "last" or "previous" => -1,
        "eight" => 8,
        _ => Array.IndexOf(Ordinals, word),
    };

    public static bool TryZone(string word, DateParts parts)
    {
        var name = word.Trim('(', ')');
        if (ZoneMinutes.TryGetValue(name, out var minutes))
            parts.SetZone(TimeSpan.FromMinutes(minutes));
        else if (name.Length == 1 && MilitaryHours(char.ToLowerInvariant(name[0])) is { } hours)
            parts.SetZone(TimeSpan.FromHours(hours));
        else if (name.Contains('/', StringComparison.Ordinal) && TimeZoneInfo.TryFindSystemTimeZoneById(Capitalise(name), out var zone))
            parts.SetZone(zone);
        else
            return false;
        return true;
    }

    /// <summary>Reads +8, +08, +0800, +08:00, GMT+8.</summary>
    public static TimeSpan Correction(string text)
    {
        var sign = text.Contains('-', StringComparison.Ordinal) ? -1 : 1;
        var digits = string.Concat(text.Where(char.IsAsciiDigit));
        var hasColon = text.Contains(':', StringComparison.Ordinal);
        var hourDigits = hasColon ? text.IndexOf(':', StringComparison.Ordinal) - text.IndexOfAny(['+', '-']) - 1
            : digits.Length <= 2 ? digits.Length : digits.Length % 2 == 0 ? 2 : 1;
        var hours = int.Parse(digits.AsSpan(0, hourDigits), System.Globalization.CultureInfo.InvariantCulture);
        var minutes = digits.Length >= hourDigits + 2
            ? int.Parse(digits.AsSpan(hourDigits, 2), System.Globalization.CultureInfo.InvariantCulture)
            : 0;
        return sign * new TimeSpan(hours, minutes, 0);
    }

    private static int? MilitaryHours(char letter) => letter switch
    {
        >= 'a' and <= 'i' => letter - 'a' + 1,
        >= 'k' and <= 'm' => letter - 'k' + 10,
        >= 'n' and <= 'y' => -(letter - 'n' + 1),
        'z' => 0,
        _ => null,
    };

    // Zone ids are files, so their case counts on most systems: Area/City_Name.
    private static string Capitalise(string name)
    {
        var letters = name.ToCharArray();
        for (var i = 0; i < letters.Length; i++)
            letters[i] = i == 0 || letters[i - 1] is '/' or '_' or '-' ? char.ToUpperInvariant(letters[i]) : letters[i];
        return new string(letters);
    }
}
