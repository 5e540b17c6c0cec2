using System.ComponentModel.DataAnnotations;

namespace PhalNet;

/// <summary>The validation of the values of one type, determined once.</summary>
internal sealed class ObjectNode(Type type)
{
    public Type Type => type;

    /// <summary>The members that have limits or contain values with limits.</summary>
    public IReadOnlyList<ObjectMember> Members { get; set; } = [];

    /// <summary>The elements of a list or the values of a dictionary.</summary>
    public ObjectNode? Elements { get; set; }

    /// <summary>Enumerates the entries of a dictionary; null for any other type.</summary>
    public DictionaryEntries? Entries { get; set; }

    /// <summary>The attributes of the type itself.</summary>
    public IReadOnlyList<ValidationAttribute> Attributes { get; set; } = [];

    /// <summary>The derived types that a value may have.</summary>
    public IReadOnlyList<ObjectNode> Derived { get; set; } = [];

    /// <summary>Whether the type is only known from the runtime value.</summary>
    public bool IsOpen { get; set; }

    /// <summary>The JSON names by C# name, for validation results of the object itself.</summary>
    public IReadOnlyDictionary<string, string> Names { get; set; } = new Dictionary<string, string>();

    /// <summary>Whether a value of the type needs validation at any depth.</summary>
    public bool Matters { get; set; }

    public bool IsValidatable { get; } = typeof(IValidatableObject).IsAssignableFrom(type);

    public bool HasOwnChecks => IsOpen || IsValidatable || Attributes.Count > 0 || Members.Any(member => member.HasChecks);

    public IEnumerable<ObjectNode> Next => Members.Select(member => member.Node).Append(Elements).OfType<ObjectNode>().Concat(Derived);

    /// <summary>Whether a value can contain itself, as far as the types show.</summary>
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

/// <summary>A member of an object: its names, its getter, its limits and its content.</summary>
internal sealed class ObjectMember
{
    public required string Name { get; init; }

    /// <summary>The name in C#, which some attributes use.</summary>
    public required string ClrName { get; init; }

    public required Func<object, object?> Read { get; init; }

    public MemberLimit[] Limits { get; init; } = [];

    /// <summary>Attributes that are invoked even for a null value: they may depend on other members.</summary>
    public ValidationAttribute[] Asked { get; init; } = [];

    /// <summary>Its content; null when it has no members, or when JSON does not set it.</summary>
    public ObjectNode? Node { get; init; }

    public bool HasChecks => Limits.Length > 0 || Asked.Length > 0;
}
