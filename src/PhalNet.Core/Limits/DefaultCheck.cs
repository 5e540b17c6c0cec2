using System.ComponentModel;
using System.Text.Json.Serialization.Metadata;

namespace PhalNet;

/// <summary>Finds errors in the default of an object's member.</summary>
internal static class DefaultCheck
{
    public static IEnumerable<string> FindErrors(
        JsonPropertyInfo member, ParameterRule rule, object? given, ParameterConverter? converter, IEnumerable<MemberLimit> limits)
    {
        var type = rule.ClrType!;
        if (member.AssociatedParameter is { } parameter)
        {
            if (!parameter.HasDefaultValue || !Equals(parameter.DefaultValue, given))
            {
                yield return "the constructor sets it: give the constructor parameter a default value, or set the member outside the "
                    + $"constructor; {nameof(DefaultValueAttribute)} has no effect here.";
            }
        }
        else if (rule.Required)
            yield return "a member with a default value cannot be required.";
        else if (given is null && type.IsValueType && Nullable.GetUnderlyingType(type) is null)
            yield return $"{nameof(DefaultValueAttribute)} gives null or text that is not a {type.Name}; {type.Name} cannot be null.";
        else if (!MemberDefaults.TryConvert(given, type, converter, out var value))
            yield return $"the default value {LimitValue.Text(given)} does not have the parameter's type.";
        else if (value is not (null or "") && limits.Any(limit => limit.Check(value) is not null))
            yield return $"the default value {LimitValue.Text(given)} is outside the parameter's limits.";
    }
}
