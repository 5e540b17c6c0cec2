namespace PhalNet.Compatibility;

/// <summary>
/// Merges the rules of an action: the application's common rules, those of the class (<c>*</c>) and those of the action. A rule replaces
/// the one of the same member completely, at its position; null or false removes it; rules without a member name are numbered.
/// </summary>
internal static class PhpRuleMerge
{
    private const string EveryAction = "*";

    /// <param name="common">The application-wide rules; ignored unless it is an array.</param>
    /// <param name="classRules">The rules of the class by action; ignored unless it is an array.</param>
    /// <param name="action">The action, in any case.</param>
    /// <param name="isWhiteListed">Whether the service is on the white list, so that common rules require nothing.</param>
    public static RuleMergeResult Merge(PhpValue common, PhpValue classRules, string action, bool isWhiteListed)
    {
        var byAction = classRules.IsArray ? classRules.Array : [];
        if (byAction[EveryAction] is { IsNull: false, IsArray: false } wrong && PhpConvert.ToBool(wrong))
            return new RuleMergeResult([], Wrong(EveryAction));

        var shared = common.IsArray ? common.Array : [];
        if (isWhiteListed)
            shared = WithoutRequire(shared);
        var merged = NameMerge.Renumber(shared, List(byAction[EveryAction]), List(OfAction(byAction, action)));
        List<MergedRule> rules = [];
        foreach (var (member, rule) in merged)
            if (rule is not ({ Kind: PhpKind.Null } or { Kind: PhpKind.Bool, Bool: false }))
                rules.Add(new MergedRule(member, rule));
        return new RuleMergeResult(rules, null);
    }

    // Removing the requirement turns even null into a rule without a name, as in the reference.
    private static PhpArray WithoutRequire(PhpArray common)
    {
        var relaxed = new PhpArray(common.Count);
        foreach (var (member, rule) in common)
        {
            var isRule = rule.Kind is PhpKind.Array or PhpKind.Null || (rule.Kind == PhpKind.Bool && !rule.Bool);
            if (!isRule)
            {
                relaxed[member] = rule;
                continue;
            }

            var changed = rule.IsArray ? rule.Array.Copy() : [];
            changed["require"] = false;
            relaxed[member] = changed;
        }

        return relaxed;
    }

    /// <summary>If an action is present in two spellings, the later one is used.</summary>
    private static PhpValue OfAction(PhpArray byAction, string action)
    {
        var found = PhpValue.Null;
        foreach (var (name, rules) in byAction)
            if (name.Text.Equals(action, StringComparison.OrdinalIgnoreCase))
                found = rules;
        return found;
    }

    private static PhpArray List(PhpValue rules) => rules.IsArray ? rules.Array : [];

    private static RuleFailure Wrong(string member) =>
        new(RuleSettings.WrongRule, MessageKeys.WrongRules, new MessageArgs { { "member", member } });
}

/// <summary>The rules of one action in checking order, or the failure of the lists they come from.</summary>
internal readonly record struct RuleMergeResult(IReadOnlyList<MergedRule> Rules, RuleFailure? Failure);

/// <summary>A rule with the member that its value is stored under.</summary>
internal readonly record struct MergedRule(PhpKey Member, PhpValue Rule);
