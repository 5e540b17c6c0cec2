namespace PhalNet;

/// <summary>How rules of several sources become one list.</summary>
public static class RuleMerge
{
    /// <summary>
    /// Lays rules over others: one of the same member takes the other's place in the order of checking, a new one comes last. Applying common,
    /// class and action rules in this order lets the later win.
    /// </summary>
    public static IReadOnlyList<ParameterRule> Apply(IReadOnlyList<ParameterRule> rules, IReadOnlyList<ParameterRule> over)
    {
        if (over.Count == 0)
            return rules;
        if (rules.Count == 0)
            return over;
        var merged = new OrderedDictionary<string, ParameterRule>(rules.Count + over.Count);
        foreach (var rule in rules)
            merged[rule.Member] = rule;
        foreach (var rule in over)
            merged[rule.Member] = rule;
        return [.. merged.Values];
    }
}
