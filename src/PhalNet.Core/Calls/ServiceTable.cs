using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace PhalNet;

/// <summary>The callable services: an immutable table with case-insensitive names.</summary>
public sealed class ServiceTable
{
    private readonly FrozenDictionary<string, ServiceAction> _actions;
    private readonly FrozenDictionary<string, ServiceAction>.AlternateLookup<ReadOnlySpan<char>> _byName;

    /// <summary>Creates a table of some actions, such as those of a canary release.</summary>
    /// <exception cref="ArgumentException">Two actions have the same name.</exception>
    public ServiceTable(IEnumerable<ServiceAction> actions)
    {
        ArgumentNullException.ThrowIfNull(actions);
        _actions = actions.ToDictionary(action => action.Name, StringComparer.OrdinalIgnoreCase)
            .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
        _byName = _actions.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>All actions.</summary>
    public IReadOnlyList<ServiceAction> Actions => _actions.Values;

    /// <summary>Finds an action.</summary>
    /// <param name="name">
    /// <c>Namespace.Class.Action</c>. <c>Class.Action</c> and <c>Class</c> are completed with the default namespace and the action
    /// <c>Index</c>; an empty name is the action <c>Site.Index</c> of the default namespace. One trailing dot is ignored.
    /// </param>
    /// <param name="defaultNamespace">The namespace of names with fewer than three parts.</param>
    /// <param name="action">The action found.</param>
    public bool TryFind(ReadOnlySpan<char> name, ReadOnlySpan<char> defaultNamespace, [MaybeNullWhen(false)] out ServiceAction action)
    {
        if (name is [.., '.'])
            name = name[..^1];

        if (name.IsEmpty)
            name = "Site";

        if (name.Count('.') == 2)
            return _byName.TryGetValue(name, out action);

        // Names in the table are much shorter; a longer name cannot match.
        Span<char> whole = stackalloc char[512];
        action = null;
        return name.Count('.') switch
        {
            1 => whole.TryWrite($"{defaultNamespace}.{name}", out var length) && _byName.TryGetValue(whole[..length], out action),
            0 => whole.TryWrite($"{defaultNamespace}.{name}.Index", out var length) && _byName.TryGetValue(whole[..length], out action),
            _ => false,
        };
    }
}
