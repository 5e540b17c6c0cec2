namespace PhalNet;

/// <summary>Settles how lists are written that say nothing of it.</summary>
internal static class ListFormats
{
    /// <summary>Elements that the module reads itself are no JSON, whatever their type is: the converter reads text.</summary>
    public static IReadOnlyList<ParameterRule> Settle(
        IReadOnlyList<ParameterRule> rules, IReadOnlyDictionary<Type, ParameterConverter> converters) =>
        converters.Count > 0 && rules.Any(rule => IsOfText(rule, converters))
            ? [.. rules.Select(rule => IsOfText(rule, converters) ? rule with { ListFormat = ListFormat.Separated } : rule)]
            : rules;

    private static bool IsOfText(ParameterRule rule, IReadOnlyDictionary<Type, ParameterConverter> converters)
    {
        if (rule is not { HasListFormat: false, ListFormat: ListFormat.Json, ClrType: { } type })
            return false;
        var element = ParameterTypes.ElementOf(Nullable.GetUnderlyingType(type) ?? type)!;
        return converters.ContainsKey(element) || converters.ContainsKey(Nullable.GetUnderlyingType(element) ?? element);
    }
}
