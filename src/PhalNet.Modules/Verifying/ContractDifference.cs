namespace PhalNet.Modules;

/// <summary>Compares the contract of a module with that of an earlier version.</summary>
public static class ContractDifference
{
    /// <summary>
    /// Lists all changes. A service may accept more and return less than before; accepting less or returning more may break a caller.
    /// </summary>
    /// <param name="old">The earlier version.</param>
    /// <param name="current">The version that replaces it.</param>
    public static IReadOnlyList<ContractChange> Compare(ModuleContract old, ModuleContract current)
    {
        ArgumentNullException.ThrowIfNull(old);
        ArgumentNullException.ThrowIfNull(current);
        var before = old.Services.ToDictionary(service => service.Name, StringComparer.OrdinalIgnoreCase);
        var after = current.Services.ToDictionary(service => service.Name, StringComparer.OrdinalIgnoreCase);
        var removed = before.Values.Where(service => !after.ContainsKey(service.Name)).ToList();
        var added = after.Values.Where(service => !before.ContainsKey(service.Name)).ToList();
        var changes = new List<ContractChange>();
        foreach (var service in removed.ToArray())
        {
            ServiceContract[] same = [.. added.Where(other => IsSame(service, other))];
            if (same.Length != 1 || removed.Count(other => IsSame(other, same[0])) != 1)
                continue;
            changes.Add(new(service.Name, "", "service.renamed", IsBreaking: true) { Old = service.Name, New = same[0].Name });
            removed.Remove(service);
            added.Remove(same[0]);
        }

        changes.AddRange(removed.Select(service => new ContractChange(service.Name, "", "service.removed", IsBreaking: true)));
        changes.AddRange(added.Select(service => new ContractChange(service.Name, "", "service.added", IsBreaking: false)));
        foreach (var service in before.Values.Where(service => after.ContainsKey(service.Name)))
            changes.AddRange(ServiceComparison.Compare(service, after[service.Name]));
        return
        [
            .. changes.OrderBy(change => change.Service, StringComparer.OrdinalIgnoreCase).ThenByDescending(change => change.IsBreaking),
        ];
    }

    // Services without parameters and data are all alike, and many others have the same parameters: a renamed service also keeps its class
    // name or its action name.
    private static bool IsSame(ServiceContract old, ServiceContract current)
    {
        var (one, other) = (old.Name.Split('.'), current.Name.Split('.'));
        return (old.Parameters.Count > 0 || old.Data is not null)
            && (one[..^1].SequenceEqual(other[..^1]) || one[^1] == other[^1])
            && ServiceComparison.Compare(old, current).Count == 0;
    }
}
