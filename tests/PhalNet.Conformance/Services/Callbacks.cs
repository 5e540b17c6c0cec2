using System.Globalization;
using System.Text;
using PhalNet.Compatibility;

namespace PhalNet.Conformance.Services;

/// <summary>The callbacks that the cases' README lists.</summary>
internal static class Callbacks
{
    public static void Register(IDictionary<string, PhalApiCallback> callbacks)
    {
        callbacks["cb_echo"] = (value, _, _) => value;
        callbacks["cb_upper"] = (value, _, _) => string.Concat(Text(value).Select(c => char.IsAsciiLetterLower(c) ? char.ToUpperInvariant(c) : c));
        callbacks["cb_double"] = (value, _, _) => 2 * IntegerPrefix(value);
        callbacks["cb_bytes"] = (value, _, _) => (long)Encoding.UTF8.GetByteCount(Text(value));
        callbacks["cb_rule_name"] = (_, rule, _) => rule.GetValueOrDefault("name");
        callbacks["cb_params"] = (value, rule, parameters) => rule.GetValueOrDefault("params") is null
            ? "NO-PARAMS"
            : new OrderedDictionary<string, object?> { ["v"] = value, ["params"] = parameters };
        callbacks["cb_null"] = (_, _, _) => null;
        callbacks["cb_even_only"] = (value, _, _) => IntegerPrefix(value) is var number && number % 2 == 0
            ? number
            : throw new BadRequestException("odd number refused", 5);
        callbacks["App\\Common\\Hooks::wrap"] = (value, _, _) => $"<{Text(value)}>";
        callbacks["App\\Common\\Hooks::wrapWith"] = (value, _, parameters) => $"{Text(parameters ?? "*")}{Text(value)}{Text(parameters ?? "*")}";
        callbacks["strtoupper"] = (_, _, _) => throw new ServerErrorException("strtoupper takes one argument");
    }

    private static string Text(object? value) => value switch
    {
        null or false => "",
        true => "1",
        string text => text,
        System.Collections.IEnumerable => "Array",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static long IntegerPrefix(object? value)
    {
        if (value is double number)
            return (long)number;
        if (value is System.Collections.ICollection list)
            return list.Count > 0 ? 1 : 0;
        var digits = new string([.. Text(value).TrimStart().TakeWhile((c, i) => char.IsAsciiDigit(c) || (i == 0 && c is '-' or '+'))]);
        return long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var parsed) ? parsed : 0;
    }
}
