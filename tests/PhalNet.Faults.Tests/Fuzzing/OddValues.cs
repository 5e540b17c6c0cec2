using System.Globalization;
using System.Text;

namespace PhalNet.Faults.Tests;

/// <summary>Values for parameters: sensible, senseless and malicious ones.</summary>
internal static class OddValues
{
    public static readonly string[] Tokens =
    [
        "%00", "%", "%u4F60", "%c0%ae", "%ff", "&", "=", "+", "{", "}", "[", "]", "\"", "\\", "\\u0000", "\\ud800", ":", ",", ";", "null",
        "1e999",
        "--X", "--X--", "\r\n", "\n", "\r", "\r\n\r\n", "name=", "filename=", "filename*=", "UTF-8''%zz",
        "Content-Disposition: form-data; ",
        "你", "😀", "\uFEFF", "\0", "\u007F", "\u0085", "\u2028", "s=", "service=", "..", "/", "?", "#", "%2f", "<![CDATA[", "]]>", "&amp;",
        "<a>",
        "__debug__=1", "callback=", "__format__=", "' OR 1=1 --", "${jndi:ldap://x}", "-1", "9999999999999999999999", "a",
        "aaaaaaaaaaaaaaaaaaaa!",
    ];

    private static readonly string[] Numbers =
    [
        "0", "-1", "+5", "12abc", "1e3", "1e999", "-1e-999", "0x10", "9223372036854775807", "9223372036854775808", "-9223372036854775808",
        "99999999999999999999999999999999999999999999", "-0", " 1", "1 ", "1.5", ".5", "5.", "1,5", "NaN", "INF", "٣", "１", "", "true",
        "0.1e-5",
        "170141183460469231731687303715884105727", "79228162514264337593543950335", "1_000", "00012",
    ];

    private static readonly string[] DateWords =
    [
        "2026", "-", "11", "22", "T", " ", "08:30", ":00", ".123456789", "Z", "+08:00", "@", "86400", "last ", "next ", "monday", "mon",
        "+1 ", "-1 ",
        "week", "month", "day", "first day of ", "last day of ", "february", "noon", "midnight", "tomorrow", "yesterday", "now", "UTC",
        "EST", "GMT+0800",
        "Europe/Berlin", "2026-02-30", "20261122", "2026W48", "2026.326", "11/22/2026", "22.11.2026", "9999999999999", "\0", "ago",
        "weekdays", "99:99",
        "0000-00-00", "II", "25h", "a.m.", "pm", "(", ")", "back of 7pm", "eighth ", "sat", "-0001-01-01", "+99999-01-01",
    ];

    private static readonly string[] PatternWords =
        ["a", "aa", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "b", "A", "!", "1", "0", "-", "_", ".", "你", "é", "e\u0301", "\n", "\0", " ",
        "ab", "aba"];

    public static string Text(Dice dice) => dice.Below(5) switch
    {
        0 => dice.Some(Tokens, 8),
        1 => dice.Some(PatternWords, 12),
        2 => new string(dice.Pick('a', '你', ' ', '\u0001', '\ud800'), dice.Below(dice.Chance(3) ? 100_000 : 300)),
        3 => Encoding.Latin1.GetString(dice.Bytes(40)),
        _ => dice.Pick(
            "", "hello", "你好", "true", "yes", "ok", "red", "0123456789abcdef0123456789abcdef", "aGVsbG8=", "https://example.com/a?b=c"),
    };

    public static string Number(Dice dice) => dice.Chance(70)
        ? dice.Pick<string>(Numbers)
        : (dice.Whole() >> dice.Below(63)).ToString(CultureInfo.InvariantCulture);

    public static string Date(Dice dice) => dice.Some(DateWords, 6);

    public static string Any(Dice dice) => dice.Below(8) switch
    {
        0 or 1 => Text(dice),
        2 or 3 => Number(dice),
        4 or 5 => Date(dice),
        6 => string.Join(
            dice.Pick(",", ", ", "|"), Enumerable.Range(0, dice.Below(6)).Select(_ => dice.Chance(50) ? Number(dice) : Text(dice))),
        _ => OddJson.Value(dice, dice.Below(5)),
    };
}
