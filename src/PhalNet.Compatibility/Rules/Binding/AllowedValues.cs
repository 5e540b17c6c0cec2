using System.Collections;
using System.Globalization;

namespace PhalNet.Compatibility;

/// <summary>
/// The allowed values of a type for which PHP's rules have no range, compared with the converted value; for a list, with each element.
/// </summary>
internal sealed class AllowedValues(IReadOnlyList<object?> allowed, ParameterRule rule)
{
    private readonly HashSet<string> _texts = [.. allowed.Select(Text)];

    /// <summary>Null when the rule has none, or when PHP's rule checks them.</summary>
    public static AllowedValues? For(ParameterRule rule) =>
        rule is { AllowedValues: { } allowed, Kind: not (ParameterKind.Choice or ParameterKind.File) } ? new(allowed, rule) : null;

    public CallFailure? Check(object value)
    {
        var isAllowed = rule.Kind == ParameterKind.List ? ((IEnumerable)value).Cast<object?>().All(Allows) : Allows(value);
        return isAllowed
            ? null
            : new(400, rule.Message ?? "rule.enum", new("name", rule.Name), new("values", string.Join(", ", allowed.Select(Text))));
    }

    // Attributes cannot express every type, so values are also compared by their text.
    private bool Allows(object? value) => allowed.Contains(value) || _texts.Contains(Text(value));

    private static string Text(object? value) => value is Enum member
        ? EnumMember.Of(member.GetType()).FirstOrDefault(known => known.Value.Equals(member))?.Name ?? member.ToString()
        : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
