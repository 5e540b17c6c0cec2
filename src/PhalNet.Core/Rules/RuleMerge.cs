namespace PhalNet;

/// <summary>Merges the rules of several sources into one list.</summary>
public static class RuleMerge
{
    /// <summary>
    /// Applies rules on top of others: a rule replaces one of the same member at its position; new ones are appended. Applying common,
    /// class and action rules in this order gives precedence to the later ones.
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

    // An action has few rules: a linear search is faster than a dictionary for each of thousands of actions.
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
