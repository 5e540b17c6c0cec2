namespace PhalNet.Internal.Strict;

/// <summary>A check that always fails in the same words. They are put together when it first does: most rules of most services never fail.</summary>
internal abstract class LimitCheck(ParameterRule rule, string key) : ValueCheck
{
    private CallFailure? _failure;

    protected ParameterRule Rule { get; } = rule;

    /// <summary>What the words name beside the parameter.</summary>
    protected abstract MessageArgument[] Arguments { get; }

    public sealed override CallFailure? Check(object value) => Allows(value) ? null : _failure ??= RuleFailures.MakeKept(Rule, key, Arguments);

    protected abstract bool Allows(object value);
}
