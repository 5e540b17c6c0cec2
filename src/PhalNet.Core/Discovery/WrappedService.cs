namespace PhalNet;

/// <summary>Types around a service: what gives it later, and what containers do not make by themselves.</summary>
internal static class WrappedService
{
    private static readonly Type[] Lists =
        [typeof(List<>), typeof(IList<>), typeof(ICollection<>), typeof(IReadOnlyList<>), typeof(IReadOnlyCollection<>)];

    /// <summary>What a class that is a <see cref="Lazy{T}"/> gives when it is asked; null for any other.</summary>
    public static Type? Later(Type made)
    {
        for (var type = made; type is not null; type = type.BaseType)
        {
            if (Definition(type) == typeof(Lazy<>))
                return type.GetGenericArguments()[0];
        }

        return null;
    }

    /// <summary>What to ask for in the place of a type that no container makes by itself; null for any other.</summary>
    /// <param name="asked">What a constructor asks for.</param>
    /// <param name="isKnown">Whether the container knows a type.</param>
    public static string? Instead(Type asked, Func<Type, bool> isKnown)
    {
        if (Definition(asked) is { } definition && (definition == typeof(Lazy<>) || definition == typeof(Func<>)))
        {
            return $"the container makes no Lazy and no Func by itself: ask for {TypeText.Of(asked.GetGenericArguments()[0])}, "
                + $"or for {nameof(IServiceProvider)} and get it when it is needed";
        }

        var element = asked.IsSZArray ? asked.GetElementType() : Lists.Contains(Definition(asked)) ? asked.GetGenericArguments()[0] : null;
        return element is not null && isKnown(element)
            ? $"the container gives all services of a type as IEnumerable alone: ask for IEnumerable<{TypeText.Of(element)}>"
            : null;
    }

    private static Type? Definition(Type type) => type.IsConstructedGenericType ? type.GetGenericTypeDefinition() : null;
}
