namespace PhalNet.Internal.Strict;

internal sealed class RangeCheck(IComparable? min, IComparable? max, ParameterRule rule, string key) : BoundsCheck(rule, key)
{
    protected override bool Allows(object value) => (min is null || min.CompareTo(value) <= 0) && (max is null || max.CompareTo(value) >= 0);
}
