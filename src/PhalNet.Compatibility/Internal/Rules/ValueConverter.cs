using PhalNet.Compatibility.Internal.Values;

namespace PhalNet.Compatibility.Internal.Rules;

/// <summary>Converts and checks a value that is not null for one type of rule.</summary>
internal abstract class ValueConverter
{
    public abstract RuleResult Convert(PhpValue value);
}
