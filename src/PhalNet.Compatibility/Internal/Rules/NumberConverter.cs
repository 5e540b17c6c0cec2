using PhalNet.Compatibility.Internal.Messages;
using PhalNet.Compatibility.Internal.Values;

namespace PhalNet.Compatibility.Internal.Rules;

/// <summary>Types int and float: whatever number the value starts with, then the limits.</summary>
internal sealed class NumberConverter(RuleSettings settings, Func<PhpValue, PhpValue> convert) : ValueConverter
{
    private readonly RuleLimits _limits = new(settings, MessageKeys.MinValue, MessageKeys.MaxValue);

    public override RuleResult Convert(PhpValue value)
    {
        PhpValue number = convert(value);
        return _limits.Check(number) is { } outside ? outside : RuleResult.Of(number);
    }
}
