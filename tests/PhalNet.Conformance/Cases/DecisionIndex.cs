using System.Collections.Frozen;

namespace PhalNet.Conformance.Cases;

internal sealed class DecisionIndex
{
    public static readonly DecisionIndex Empty = new([]);

    private readonly FrozenDictionary<string, Decision> byId;

    public DecisionIndex(IEnumerable<Decision> decisions)
    {
        var all = new Dictionary<string, Decision>(StringComparer.Ordinal);
        foreach (var decision in decisions)
        {
            if (!all.TryAdd(decision.Id, decision))
                throw new CaseDirectoryException($"{CaseDirectory.DecisionsFile}: {decision.Id} is decided twice");
        }

        byId = all.ToFrozenDictionary(StringComparer.Ordinal);
    }

    public Decision? For(string id) => byId.GetValueOrDefault(id);
}
