using System.Collections;

namespace PhalNet.Internal.Strict;

/// <summary>Checks a value, or every element of a list, against the values let in.</summary>
internal sealed class AllowedValuesCheck(IReadOnlyList<object?> allowed, string texts, ParameterRule rule) : LimitCheck(rule, "rule.enum")
{
    protected override MessageArgument[] Arguments => [new("values", texts)];

    protected override bool Allows(object value) =>
        value is ICollection list ? list.Cast<object?>().All(allowed.Contains) : allowed.Contains(value);
}
