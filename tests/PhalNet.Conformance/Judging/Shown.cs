using System.Text;
using System.Text.Json;

namespace PhalNet.Conformance.Judging;

/// <summary>Shortens values for a one-line difference.</summary>
internal static class Shown
{
    private const int Longest = 120;

    public static string Of(JsonElement value) => Shorten(OneLine(value.GetRawText()));

    public static string Of(string? text) => text is null ? "none" : $"\"{Shorten(OneLine(text))}\"";

    public static string OneLine(string text)
    {
        if (!text.Any(char.IsControl)) return text;
        var shown = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsControl(c)) shown.Append("\\u").Append(((int)c).ToString("x4", System.Globalization.CultureInfo.InvariantCulture));
            else shown.Append(c);
        }

        return shown.ToString();
    }

    private static string Shorten(string text) => text.Length <= Longest ? text : $"{text.AsSpan(0, Longest)}… ({text.Length} characters)";
}
