using System.Text.RegularExpressions;
using Microsoft.Diagnostics.Runtime;

namespace PhalNet.Server;

/// <summary>Finds the shortest paths from roots to a module's objects.</summary>
internal sealed partial class ReferencePaths(ClrHeap heap, PinnedTypes module)
{
    private const int MostPaths = 3;

    // For each object the one it was reached from; zero for a root.
    private readonly Dictionary<ulong, ulong> _reachedFrom = [];
    private readonly Dictionary<ulong, string> _roots = [];

    public IReadOnlyList<string> Find(IEnumerable<PinningRoot> roots)
    {
        var paths = new Dictionary<string, string>();
        var queue = new Queue<ulong>();
        foreach (var root in roots)
        {
            if (_reachedFrom.TryAdd(root.Value.Address, 0))
            {
                _roots[root.Value.Address] = root.Name;
                queue.Enqueue(root.Value.Address);
            }
        }

        while (queue.TryDequeue(out var address) && paths.Count < MostPaths)
        {
            var value = heap.GetObject(address);
            if (module.Owns(value))
            {
                var path = Trace(value);
                paths.TryAdd(path[0], string.Join(" → ", path));
                continue;
            }

            foreach (var next in value.EnumerateReferences(carefully: true, considerDependantHandles: true))
            {
                if (_reachedFrom.TryAdd(next.Address, address))
                    queue.Enqueue(next.Address);
            }
        }

        return [.. paths.Values];
    }

    private List<string> Trace(ClrObject value)
    {
        var address = value.Address;
        var steps = new List<string> { module.NameOf(value, _reachedFrom[address] is var last and not 0 ? heap.GetObject(last) : default) };
        while (_reachedFrom[address] is var from and not 0)
        {
            var owner = heap.GetObject(from);
            steps.Add($"{module.NameOf(owner)}{Link(owner, address)}");
            address = from;
        }

        steps.Add(_roots[address]);
        steps.Reverse();
        return steps;
    }

    private static string Link(ClrObject owner, ulong to)
    {
        var reference = owner.EnumerateReferencesWithFields(carefully: true, considerDependantHandles: true)
            .FirstOrDefault(reference => reference.Object.Address == to);
        if (reference.IsDependentHandle)
            return " (weak table)";
        return reference is { IsField: true, Field: { } field } ? $".{NameOf(field)}" : "";
    }

    /// <summary>The name of a field; that of the property for a backing field.</summary>
    public static string NameOf(ClrField field) => BackingField().Replace(field.Name ?? "?", "$1");

    [GeneratedRegex("^<(.+)>k__BackingField$")]
    private static partial Regex BackingField();
}
