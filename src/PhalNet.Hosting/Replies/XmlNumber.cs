using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace PhalNet.Hosting;

/// <summary>Numbers as PHP puts them into text: integers whole, fractions with 14 digits, exponents as <c>1.0E+25</c>.</summary>
internal static partial class XmlNumber
{
    public static string Print(JsonElement number)
    {
        var raw = number.GetRawText();
        if (raw.AsSpan().IndexOfAny('.', 'e', 'E') < 0)
            return raw;
        var text = number.GetDouble().ToString("G14", CultureInfo.InvariantCulture);
        return Exponent().Replace(text, match =>
            $"{(text.Contains('.', StringComparison.Ordinal) ? "" : ".0")}E{match.Groups["sign"].Value}{match.Groups["digits"].Value}");
    }

    [GeneratedRegex("E(?<sign>[+-])0*(?<digits>[0-9]+)", RegexOptions.CultureInvariant)]
    private static partial Regex Exponent();
}
