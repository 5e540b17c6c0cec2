using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Collections.ObjectModel;

namespace PhalNet;

/// <summary>Creates lists and sets of one type from arrays of their elements.</summary>
internal abstract class ListMaker
{
    private static readonly FrozenSet<Type> Shapes =
        ListMaker<int>.All().Select(shape => shape.Type.GetGenericTypeDefinition()).ToFrozenSet();

    /// <summary>Whether a type is a list or set that can be created, except arrays; a sorted one needs comparable elements.</summary>
    public static bool CanMake(Type type)
    {
        if (!type.IsGenericType || type.GetGenericTypeDefinition() is not { } shape || !Shapes.Contains(shape))
            return false;
        var element = type.GetGenericArguments()[0];
        return shape != typeof(SortedSet<>) || typeof(IComparable).IsAssignableFrom(Nullable.GetUnderlyingType(element) ?? element);
    }

    public static ListMaker For(Type type, Type element) =>
        (ListMaker)Activator.CreateInstance(typeof(ListMaker<>).MakeGenericType(element), type)!;

    public abstract object Make(Array elements);

    /// <summary>The same for elements that have been read one by one.</summary>
    public abstract object Make(List<object?> elements);
}

internal sealed class ListMaker<T> : ListMaker
{
    private readonly Func<T[], object> _make;

    public ListMaker(Type type) => _make = type.IsSZArray ? elements => elements : All().First(shape => shape.Type == type).Make;

    public static IEnumerable<(Type Type, Func<T[], object> Make)> All() =>
    [
        (typeof(List<T>), elements => new List<T>(elements)),
        (typeof(IList<T>), elements => elements),
        (typeof(ICollection<T>), elements => elements),
        (typeof(IEnumerable<T>), elements => elements),
        (typeof(IReadOnlyList<T>), elements => elements),
        (typeof(IReadOnlyCollection<T>), elements => elements),
        (typeof(Collection<T>), elements => new Collection<T>([.. elements])),
        (typeof(ReadOnlyCollection<T>), elements => new ReadOnlyCollection<T>(elements)),
        (typeof(ImmutableArray<T>), elements => ImmutableArray.Create(elements)),
        (typeof(ImmutableList<T>), elements => ImmutableList.Create(elements)),
        (typeof(IImmutableList<T>), elements => ImmutableList.Create(elements)),
        (typeof(HashSet<T>), elements => new HashSet<T>(elements)),
        (typeof(ISet<T>), elements => new HashSet<T>(elements)),
        (typeof(IReadOnlySet<T>), elements => new HashSet<T>(elements)),
        (typeof(SortedSet<T>), elements => new SortedSet<T>(elements)),
        (typeof(FrozenSet<T>), elements => elements.ToFrozenSet()),
        (typeof(ImmutableHashSet<T>), elements => ImmutableHashSet.Create(elements)),
        (typeof(IImmutableSet<T>), elements => ImmutableHashSet.Create(elements)),
    ];

    public override object Make(Array elements) => _make((T[])elements);

    public override object Make(List<object?> elements)
    {
        var typed = new T[elements.Count];
        for (var i = 0; i < typed.Length; i++)
            typed[i] = (T)elements[i]!;
        return _make(typed);
    }
}
