namespace PhalNet.Compatibility;

/// <summary>Names and numbers in date texts.</summary>
internal static class DateWords
{
    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    private static readonly string[] RomanMonths = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];

    private static readonly string[] Days = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

    private static readonly string[] Ordinals =
        ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"];

    public static int Month(string name) =>
        1 + (Array.IndexOf(RomanMonths, name) is var roman and >= 0 ? roman : IndexOf(Months, name));

    /// <summary>0 is Sunday; -1 for any other word.</summary>
    public static int Day(string name) => IndexOf(Days, name);

    /// <summary>0 for "this" and for a word that is not a number.</summary>
    public static int Ordinal(string word) => word switch
    {
        "next" => 1,
        "last" or "previous" => -1,
        "eight" => 8,
        _ => 1 + Array.IndexOf(Ordinals, word),
    };

    /// <summary>Reads signs, blanks and digits; every minus inverts the sign.</summary>
    public static long Signed(string text)
    {
        var magnitude = long.Parse(text.AsSpan().TrimStart("+- \t"), System.Globalization.CultureInfo.InvariantCulture);
        return text.AsSpan().Count('-') % 2 == 0 ? magnitude : -magnitude;
    }

    private static int IndexOf(string[] names, string name) =>
        Array.FindIndex(names, known => name.StartsWith(known, StringComparison.OrdinalIgnoreCase));
}
