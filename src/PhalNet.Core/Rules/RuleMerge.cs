namespace PhalNet;

/// <summary>How rules of several sources become one list.</summary>
public static class RuleMerge
{
    /// <summary>
    /// Lays rules over others: one of the same member takes the other's place in the order of checking, a new one comes last. Applying
    /// common, class and action rules in this order lets the later win.
    /// </summary>
    public static IReadOnlyList<ParameterRule> Apply(IReadOnlyList<ParameterRule> rules, IReadOnlyList<ParameterRule> over)
    {
        if (over.Count == 0)
            return rules;
        if (rules.Count == 0)
            return over;
        var merged = new List<ParameterRule>(rules.Count + over.Count);
        foreach (var rule in rules)
            Put(merged, rule);
        foreach (var rule in over)
            Put(merged, rule);
        return merged;
    }

    // An action has a handful of rules: looking through them is quicker than a dictionary for each of thousands of actions.
    private static void Put(List<ParameterRule> merged, ParameterRule rule)
    {
        for (var i = 0; i < merged.Count; i++)
        {
            if (merged[i].Member != rule.Member)
                continue;
            merged[i] = rule;
            return;
        }

        merged.Add(rule);
    }
}
