using System.Collections;
using System.Globalization;

namespace PhalNet.Compatibility;

/// <summary>The values let in of a type that PHP's rules have no range for, compared with what was read; of a list each element.</summary>
internal sealed class AllowedValues(IReadOnlyList<object?> allowed, ParameterRule rule)
{
    private readonly HashSet<string> _texts = [.. allowed.Select(Text)];

    /// <summary>Null where the rule has none, or PHP's rule checks them itself.</summary>
    public static AllowedValues? For(ParameterRule rule) =>
        rule is { AllowedValues: { } allowed, Kind: not (ParameterKind.Choice or ParameterKind.File) } ? new(allowed, rule) : null;

    public CallFailure? Check(object value)
    {
        var isAllowed = rule.Kind == ParameterKind.List ? ((IEnumerable)value).Cast<object?>().All(Allows) : Allows(value);
        return isAllowed
            ? null
            : new(400, rule.Message ?? "rule.enum", new("name", rule.Name), new("values", string.Join(", ", allowed.Select(Text))));
    }

    // Attributes cannot spell every type; what is written alike is alike.
    private bool Allows(object? value) => allowed.Contains(value) || _texts.Contains(Text(value));

    private static string Text(object? value) => value is Enum member
        ? EnumMember.Of(member.GetType()).FirstOrDefault(known => known.Value.Equals(member))?.Name ?? member.ToString()
        : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
