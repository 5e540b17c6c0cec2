using System.Collections.Frozen;

namespace PhalNet.Compatibility.Tests.Conformance;

/// <summary>The callbacks of the recording, as described on the page next to the cases.</summary>
internal static class RecordedCallbacks
{
    public static readonly FrozenDictionary<string, PhpCallback> All = new Dictionary<string, PhpCallback>
    {
        ["cb_echo"] = (value, _, _) => new(value),
        ["cb_upper"] = (value, _, _) => new(Upper(PhpConvert.ToText(value))),
        ["cb_double"] = (value, _, _) => new(Double(PhpConvert.ToInt(value))),
        ["cb_bytes"] = (value, _, _) => new(PhpText.ByteCount(PhpConvert.ToText(value))),
        ["cb_rule_name"] = (_, rule, _) => new(rule["name"]),
        ["cb_params"] = (value, _, parameters) => new(new PhpArray { ["v"] = value, ["params"] = parameters ?? "NO-PARAMS" }),
        ["cb_null"] = (_, _, _) => new(PhpValue.Null),
        ["cb_even_only"] = (value, _, _) =>
            PhpConvert.ToInt(value) % 2 == 0 ? new(PhpConvert.ToInt(value)) : CallbackResult.Refuse(405, "odd number refused"),
        [@"App\Common\Hooks::wrap"] = (value, _, _) => new($"<{PhpConvert.ToText(value)}>"),
        [@"App\Common\Hooks::wrapWith"] = (value, _, parameters) =>
            new($"{PhpConvert.ToText(parameters ?? "*")}{PhpConvert.ToText(value)}{PhpConvert.ToText(parameters ?? "*")}"),
        ["strtoupper"] = (_, _, _) => CallbackResult.Refuse(500, "takes one argument"),
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static string Upper(string text) => string.Concat(text.Select(c => char.IsAsciiLetter(c) ? char.ToUpperInvariant(c) : c));

    private static PhpValue Double(long number)
    {
        var twice = unchecked(number * 2);
        return twice / 2 == number ? twice : number * 2.0;
    }
}
