using System.Collections.Frozen;

namespace PhalNet;

/// <summary>The catalogue of the types that parameters can have.</summary>
public static class ParameterTypes
{
    private static readonly FrozenDictionary<Type, ParameterType> ByType;
    private static readonly FrozenDictionary<string, ParameterType> ByName;
    private static readonly ParameterType[] Families;

    static ParameterTypes()
    {
        All = TypeCatalogue.Create();
        Families = [.. All.Where(type => type.IsFamily)];
        ByType = All.Where(type => !type.IsFamily).ToFrozenDictionary(type => type.ClrType);
        ByName = All.DistinctBy(type => type.Name).ToFrozenDictionary(type => type.Name, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>All types; of several of one name, the first is that of rules without a C# type.</summary>
    public static IReadOnlyList<ParameterType> All { get; }

    internal static IEnumerable<string> Names => ByName.Keys.Order(StringComparer.Ordinal);

    /// <summary>The entry of a C# type: its own, or that of its family. A nullable type has that of what it may hold.</summary>
    public static ParameterType Find(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        type = Nullable.GetUnderlyingType(type) ?? type;
        return ByType.TryGetValue(type, out var own) ? own : FamilyOf(type);
    }

    /// <summary>The entry of a name in rules, in any case; null for a name that is unknown, such as one of a profile's own.</summary>
    public static ParameterType? Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return ByName.GetValueOrDefault(name);
    }

    /// <summary>
    /// The entry of a rule: that of its C# type where the rule has the type's name, else that of the name; null for an unknown name.
    /// </summary>
    public static ParameterType? Of(ParameterRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return rule.ClrType is { } type && Find(type) is var own && own.Name == rule.Type ? own : Find(rule.Type);
    }

    /// <summary>The name of a type, such as <c>int</c>; <c>object</c> for any that has no entry and is of no other family.</summary>
    public static string NameOf(Type type) => Find(type).Name;

    /// <summary>
    /// The type of the elements of an array, a list, a set or an interface of these; null for any other type. Bytes are one value, no list.
    /// </summary>
    public static Type? ElementOf(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        if (type.IsSZArray)
            return type == typeof(byte[]) ? null : type.GetElementType();
        return ListMaker.CanMake(type) ? type.GetGenericArguments()[0] : null;
    }

    /// <summary>How a list of a type is written in text where no rule says it.</summary>
    internal static ListFormat ListFormatOf(Type? type) =>
        type is not null && ElementOf(Nullable.GetUnderlyingType(type) ?? type) is { } element
            && Find(element).Kind is ParameterKind.Object or ParameterKind.List
            ? ListFormat.Json
            : ListFormat.Separated;

    /// <summary>A list of a type.</summary>
    /// <param name="type">The type, one that <see cref="ElementOf"/> has an answer for.</param>
    /// <param name="elements">An array of its elements.</param>
    public static object MakeList(Type type, Array elements)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(elements);
        var element = ElementOf(type) ?? throw new ArgumentException($"{type} is no list.", nameof(type));
        return ListMaker.For(type, element).Make(elements);
    }

    // Asked for each parameter of thousands of actions; the last family has all that no other has.
    private static ParameterType FamilyOf(Type type)
    {
        foreach (var family in Families)
        {
            if (family.Family!(type))
                return family;
        }

        return Families[^1];
    }

    /// <summary>The messages that the entries bring.</summary>
    internal static IReadOnlyDictionary<string, string> Messages(string language) =>
        All.Where(type => type.Refusal is not null).DistinctBy(type => type.RefusalKey)
            .ToDictionary(type => type.RefusalKey, type => type.Refusal!.In(language));
}
