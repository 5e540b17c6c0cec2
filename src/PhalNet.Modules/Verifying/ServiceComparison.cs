namespace PhalNet.Modules;

/// <summary>Compares two versions of a service.</summary>
internal static class ServiceComparison
{
    public static IReadOnlyList<ContractChange> Compare(ServiceContract old, ServiceContract current)
    {
        var changes = new ChangeList(old.Name);
        CompareVerbs(changes, old.Verbs, current.Verbs);
        CompareAccess(changes, old.Access, current.Access);
        if (old.IsDeprecated != current.IsDeprecated)
            changes.Add("", current.IsDeprecated ? "service.deprecated" : "service.undeprecated", isBreaking: false);
        ParameterComparison.Compare(changes, old.Parameters, current.Parameters);
        CompareReply(changes, old, current);
        foreach (var ret in current.Errors.Except(old.Errors))
            changes.Add("", "ret.added", isBreaking: false, current: $"{ret}");
        foreach (var ret in old.Errors.Except(current.Errors))
            changes.Add("", "ret.removed", isBreaking: false, old: $"{ret}");
        return changes.All;
    }

    // An empty list means all.
    private static void CompareVerbs(ChangeList changes, IReadOnlyList<string> old, IReadOnlyList<string> current)
    {
        if (old.Count == 0 && current.Count == 0)
            return;
        string[] dropped = [.. old.Except(current, StringComparer.OrdinalIgnoreCase)];
        string[] added = [.. current.Except(old, StringComparer.OrdinalIgnoreCase)];
        if (old.Count == 0)
            changes.Add("", "verbs.limited", isBreaking: true, current: string.Join(", ", current));
        else if (current.Count == 0)
            changes.Add("", "verbs.opened", isBreaking: false, string.Join(", ", old));
        else
        {
            foreach (var verb in dropped)
                changes.Add("", "verb.dropped", isBreaking: true, verb);
            foreach (var verb in added)
                changes.Add("", "verb.added", isBreaking: false, current: verb);
        }
    }

    private static void CompareAccess(ChangeList changes, ActionAccess? old, ActionAccess? current)
    {
        var isTighter = !LetsIn(current, old);
        var isLooser = !LetsIn(old, current);
        if (isTighter)
            changes.Add("", "access.tightened", isBreaking: true, Describe(old), Describe(current));
        else if (isLooser)
            changes.Add("", "access.loosened", isBreaking: false, Describe(old), Describe(current));
    }

    /// <summary>Whether everyone whom one declaration admits is admitted by the other, too.</summary>
    private static bool LetsIn(ActionAccess? access, ActionAccess? everybodyOf)
    {
        if (access is { AllowsAnonymous: true })
            return true;

        // Without a declaration a service is as open as its entry, which may admit anyone.
        if (access is null)
            return everybodyOf is null or { AllowsAnonymous: false };
        if (everybodyOf is null or { AllowsAnonymous: true })
            return false;
        return access.Roles.All(roles => everybodyOf.Roles.Any(other => other.All(roles.Contains)))
            && access.Policies.All(everybodyOf.Policies.Contains)
            && (access.Schemes.Count == 0 || (everybodyOf.Schemes.Count > 0 && everybodyOf.Schemes.All(access.Schemes.Contains)));
    }

    private static string Describe(ActionAccess? access) => access switch
    {
        null => "-",
        { AllowsAnonymous: true } => "anonymous",
        _ => string.Join("; ", Demands(access)),
    };

    private static IEnumerable<string> Demands(ActionAccess access) =>
    [
        "signed in",
        .. access.Roles.Select(roles => $"role {string.Join("|", roles)}"),
        .. access.Policies.Select(policy => $"policy {policy}"),
        .. access.Schemes.Take(1).Select(_ => $"scheme {string.Join("|", access.Schemes)}"),
    ];

    private static void CompareReply(ChangeList changes, ServiceContract old, ServiceContract current)
    {
        if (old.Reply != current.Reply)
            changes.Add("", "reply.kind", isBreaking: true, old.Reply, current.Reply);
        else if (old.Data is not null && current.Data is null)
            changes.Add("data", "reply.removed", isBreaking: true);
        else if (old.Data is null && current.Data is not null)
            changes.Add("data", "reply.added", isBreaking: false);
        else if (old.Data is not null && current.Data is not null)
            new SchemaComparison(changes, isInput: false).Compare("data", new(old.Data), new(current.Data));
    }
}

/// <summary>The changes of a service found so far.</summary>
internal sealed class ChangeList(string service)
{
    private readonly List<ContractChange> _all = [];

    public IReadOnlyList<ContractChange> All => _all;

    public void Add(string place, string kind, bool isBreaking, string old = "", string current = "") =>
        _all.Add(new(service, place, kind, isBreaking) { Old = old, New = current });
}
