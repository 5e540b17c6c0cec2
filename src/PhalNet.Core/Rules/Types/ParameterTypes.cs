using System.Collections.Frozen;

namespace PhalNet;

/// <summary>The catalogue of parameter types.</summary>
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

    /// <summary>All types; of several with the same name, the first is used for rules without a C# type.</summary>
    public static IReadOnlyList<ParameterType> All { get; }

    internal static IEnumerable<string> Names => ByName.Keys.Order(StringComparer.Ordinal);

    /// <summary>The entry of a C# type: its own, or that of its family. A nullable type has the entry of its underlying type.</summary>
    public static ParameterType Find(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        type = Nullable.GetUnderlyingType(type) ?? type;
        return ByType.TryGetValue(type, out var own) ? own : FamilyOf(type);
    }

    /// <summary>The entry of a name in rules, ignoring case; null for an unknown name, such as a profile's own type.</summary>
    public static ParameterType? Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return ByName.GetValueOrDefault(name);
    }

    /// <summary>
    /// The entry of a rule: that of its C# type if the rule has that type's name, or else that of the name; null for an unknown name.
    /// </summary>
    public static ParameterType? Of(ParameterRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return rule.ClrType is { } type && Find(type) is var own && own.Name == rule.Type ? own : Find(rule.Type);
    }

    /// <summary>The name of a type, such as <c>int</c>; <c>object</c> for a type without an entry or another family.</summary>
    public static string NameOf(Type type) => Find(type).Name;

    /// <summary>
    /// The element type of an array, a list, a set or one of their interfaces; null for any other type. A byte array is a single value, not
    /// a list.
    /// </summary>
    public static Type? ElementOf(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        if (type.IsSZArray)
            return type == typeof(byte[]) ? null : type.GetElementType();
        return ListMaker.CanMake(type) ? type.GetGenericArguments()[0] : null;
    }

    /// <summary>The default text format of lists of a type.</summary>
    internal static ListFormat ListFormatOf(Type? type) =>
        type is not null && ElementOf(Nullable.GetUnderlyingType(type) ?? type) is { } element
            && Find(element).Kind is ParameterKind.Object or ParameterKind.List
            ? ListFormat.Json
            : ListFormat.Separated;

    /// <summary>Creates a list of a type.</summary>
    /// <param name="type">A type for which <see cref="ElementOf"/> returns a type.</param>
    /// <param name="elements">An array of its elements.</param>
    public static object MakeList(Type type, Array elements)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(elements);
        var element = ElementOf(type) ?? throw new ArgumentException($"{type} is not a list.", nameof(type));
        return ListMaker.For(type, element).Make(elements);
    }

    // Called for each parameter of thousands of actions; the last family contains all remaining types.
    private static ParameterType FamilyOf(Type type)
    {
        foreach (var family in Families)
        {
            if (family.Family!(type))
                return family;
        }

        return Families[^1];
    }

    /// <summary>The messages defined by the entries.</summary>
    internal static IReadOnlyDictionary<string, string> Messages(string language) =>
        All.Where(type => type.Refusal is not null).DistinctBy(type => type.RefusalKey)
            .ToDictionary(type => type.RefusalKey, type => type.Refusal!.In(language));
}
