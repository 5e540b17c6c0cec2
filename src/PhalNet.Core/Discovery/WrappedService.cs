namespace PhalNet;

/// <summary>Wrapper types around a service: lazy ones, and those that containers do not create themselves.</summary>
internal static class WrappedService
{
    private static readonly Type[] Lists =
        [typeof(List<>), typeof(IList<>), typeof(ICollection<>), typeof(IReadOnlyList<>), typeof(IReadOnlyCollection<>)];

    /// <summary>The type that a <see cref="Lazy{T}"/> class resolves on use; null for any other class.</summary>
    public static Type? Later(Type made)
    {
        for (var type = made; type is not null; type = type.BaseType)
        {
            if (Definition(type) == typeof(Lazy<>))
                return type.GetGenericArguments()[0];
        }

        return null;
    }

    /// <summary>What to depend on instead of a type that no container creates itself; null for any other type.</summary>
    /// <param name="asked">The dependency of a constructor.</param>
    /// <param name="isKnown">Whether the container can resolve a type.</param>
    public static string? Instead(Type asked, Func<Type, bool> isKnown)
    {
        if (Definition(asked) is { } definition && (definition == typeof(Lazy<>) || definition == typeof(Func<>)))
        {
            return $"the container does not create Lazy or Func: inject {TypeText.Of(asked.GetGenericArguments()[0])}, "
                + $"or inject {nameof(IServiceProvider)} and resolve it when it is needed";
        }

        var element = asked.IsSZArray ? asked.GetElementType() : Lists.Contains(Definition(asked)) ? asked.GetGenericArguments()[0] : null;
        return element is not null && isKnown(element)
            ? $"the container provides all services of a type only as IEnumerable: inject IEnumerable<{TypeText.Of(element)}>"
            : null;
    }

    private static Type? Definition(Type type) => type.IsConstructedGenericType ? type.GetGenericTypeDefinition() : null;
}
