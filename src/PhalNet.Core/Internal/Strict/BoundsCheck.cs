namespace PhalNet.Internal.Strict;

/// <summary>A check that names both limits as they are declared.</summary>
internal abstract class BoundsCheck(ParameterRule rule, string key) : LimitCheck(rule, key)
{
    protected sealed override MessageArgument[] Arguments => [new("min", LimitValue.Text(Rule.Min)), new("max", LimitValue.Text(Rule.Max))];
}
