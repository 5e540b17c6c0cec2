using System.ComponentModel.DataAnnotations;

namespace PhalNet;

/// <summary>What is to be checked of the values of one type, found out once.</summary>
internal sealed class ObjectNode(Type type)
{
    public Type Type => type;

    /// <summary>The members that have limits, or hold what has.</summary>
    public IReadOnlyList<ObjectMember> Members { get; set; } = [];

    /// <summary>What the elements of a list or the values of a dictionary are.</summary>
    public ObjectNode? Elements { get; set; }

    /// <summary>Gives the entries of a dictionary; null for any other type.</summary>
    public DictionaryEntries? Entries { get; set; }

    /// <summary>Those of the type itself.</summary>
    public IReadOnlyList<ValidationAttribute> Attributes { get; set; } = [];

    /// <summary>The types that a value may have as well.</summary>
    public IReadOnlyList<ObjectNode> Derived { get; set; } = [];

    /// <summary>Whether only a value says what it is.</summary>
    public bool IsOpen { get; set; }

    /// <summary>The names in JSON by those in C#, for what checks of the object itself say.</summary>
    public IReadOnlyDictionary<string, string> Names { get; set; } = new Dictionary<string, string>();

    /// <summary>Whether there is anything to check in a value, however deep.</summary>
    public bool Matters { get; set; }

    public bool IsValidatable { get; } = typeof(IValidatableObject).IsAssignableFrom(type);

    public bool HasOwnChecks => IsOpen || IsValidatable || Attributes.Count > 0 || Members.Any(member => member.HasChecks);

    public IEnumerable<ObjectNode> Next => Members.Select(member => member.Node).Append(Elements).OfType<ObjectNode>().Concat(Derived);

    /// <summary>Whether a value can hold itself, as far as types tell.</summary>
    public bool CanHoldItself()
    {
        var (seen, under) = (new HashSet<ObjectNode>(), new HashSet<ObjectNode>());
        return Visit(this);

        bool Visit(ObjectNode node)
        {
            if (under.Contains(node) || node.IsOpen)
                return true;
            if (!node.Matters || !seen.Add(node))
                return false;
            under.Add(node);
            var found = node.Next.Any(Visit);
            under.Remove(node);
            return found;
        }
    }
}

/// <summary>A member of an object: how it is called and read, what it may be, what it holds.</summary>
internal sealed class ObjectMember
{
    public required string Name { get; init; }

    /// <summary>The name in C#, for attributes that ask for it.</summary>
    public required string ClrName { get; init; }

    public required Func<object, object?> Read { get; init; }

    public MemberLimit[] Limits { get; init; } = [];

    /// <summary>Attributes that are asked themselves, for nothing too: they may depend on other members.</summary>
    public ValidationAttribute[] Asked { get; init; } = [];

    /// <summary>What it holds; null for what has no members, and for what no JSON sets.</summary>
    public ObjectNode? Node { get; init; }

    public bool HasChecks => Limits.Length > 0 || Asked.Length > 0;
}
