namespace PhalNet.Compatibility.Internal.Rules;

/// <summary>The rules of one action in the order of checking, or what is wrong with the lists they come from.</summary>
internal readonly record struct RuleMergeResult(IReadOnlyList<MergedRule> Rules, RuleFailure? Failure);
