namespace PhalNet;

/// <summary>Settles how lists are written that say nothing of it.</summary>
internal static class ListFormats
{
    /// <summary>What the module reads itself is no JSON, whatever its type is: the converter reads text.</summary>
    public static IReadOnlyList<ParameterRule> Settle(
        IReadOnlyList<ParameterRule> rules, IReadOnlyDictionary<Type, ParameterConverter> converters) =>
        rules.Any(rule => IsOfText(rule, converters))
            ? [.. rules.Select(rule => IsOfText(rule, converters) ? rule with { ListFormat = ListFormat.Separated } : rule)]
            : rules;

    private static bool IsOfText(ParameterRule rule, IReadOnlyDictionary<Type, ParameterConverter> converters)
    {
        if (rule is not { HasListFormat: false, ListFormat: ListFormat.Json, ClrType: { } type })
            return false;
        var list = Bare(type);
        var element = ParameterTypes.ElementOf(list)!;
        return rule.ConverterType is not null
            || converters.ContainsKey(type) || converters.ContainsKey(list)
            || converters.ContainsKey(element) || converters.ContainsKey(Bare(element));
    }

    private static Type Bare(Type type) => Nullable.GetUnderlyingType(type) ?? type;
}
