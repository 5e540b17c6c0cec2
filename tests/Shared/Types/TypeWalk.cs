using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Collections.ObjectModel;
using System.ComponentModel.DataAnnotations;

namespace PhalNet.Tests.Shared;

/// <summary>A service with parameters of one type in every form; each reply is the bound value.</summary>
[Service("App.TypeWalk")]
public sealed class TypeWalk<T>
{
    public Held One([Required] T value) => new(value);

    public Held Maybe(T? value = default) => new(value);

    public Held Many(List<T> value) => new(value);

    public Held Set(IReadOnlySet<T> value) => new(value);
}

/// <summary>The same for types that a header can contain.</summary>
[Service("App.HeaderWalk")]
public sealed class HeaderWalk<T>
{
    public Held One([Required, Param(Source = ValueSource.Header)] T value) => new(value);

    public Held Many([Param(Source = ValueSource.Header)] List<T> value) => new(value);
}

/// <summary>A bound value.</summary>
public sealed record Held(object? Value);

/// <summary>The services of all types.</summary>
public static class TypeWalk
{
    /// <summary>The C# types of the parameters: one of each entry, or one member of a family.</summary>
    public static IReadOnlyList<Type> Types => TypeRows.OfCatalogue;

    /// <summary>Every kind of list and set, of one element type.</summary>
    public static IReadOnlyList<Type> Lists { get; } =
    [
        typeof(int[]), typeof(List<int>), typeof(IList<int>), typeof(ICollection<int>), typeof(IEnumerable<int>), typeof(IReadOnlyList<int>),
        typeof(IReadOnlyCollection<int>), typeof(Collection<int>), typeof(ReadOnlyCollection<int>), typeof(ImmutableArray<int>),
        typeof(ImmutableList<int>), typeof(IImmutableList<int>), typeof(HashSet<int>), typeof(ISet<int>), typeof(IReadOnlySet<int>),
        typeof(SortedSet<int>), typeof(FrozenSet<int>), typeof(ImmutableHashSet<int>), typeof(IImmutableSet<int>),
    ];

    public static Type ServiceOf(Type type) => typeof(TypeWalk<>).MakeGenericType(type);

    public static Type HeaderServiceOf(Type type) => typeof(HeaderWalk<>).MakeGenericType(type);

    /// <summary>A value as text; null for a file.</summary>
    public static string? Example(Type type) => TypeRows.Of(type).Text;

    /// <summary>The value in a JSON body; null for a file.</summary>
    public static string? Json(Type type) => TypeRows.Of(type) is { Text: not null } row ? row.Json : null;
}
