using PhalNet.Compatibility.Internal.Values;

namespace PhalNet.Compatibility.Internal.Rules;

/// <summary>What a rule made of a request: a value, nothing (the parameter is missing, which is allowed), or a failure.</summary>
internal readonly record struct RuleResult
{
    private RuleResult(PhpValue value, RuleFailure? failure)
    {
        Value = value;
        Failure = failure;
    }

    public static RuleResult Missing => default;

    public PhpValue Value { get; }

    public RuleFailure? Failure { get; }

    public bool IsMissing => Failure is null && Value.IsNull;

    public static RuleResult Of(PhpValue value) => new(value, null);

    public static implicit operator RuleResult(RuleFailure failure) => new(PhpValue.Null, failure);
}
