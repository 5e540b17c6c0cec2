namespace PhalNet;

/// <summary>Sets the format of lists that do not declare one.</summary>
internal static class ListFormats
{
    /// <summary>A list read by the module's converter is not JSON, whatever its type: the converter reads text.</summary>
    public static IReadOnlyList<ParameterRule> Settle(
        IReadOnlyList<ParameterRule> rules, IReadOnlyDictionary<Type, ParameterConverter> converters)
    {
        // Tens of thousands of rules may be checked at start and hardly any is changed, so the list is only copied on demand.
        List<ParameterRule>? settled = null;
        for (var i = 0; i < rules.Count; i++)
        {
            if (IsOfText(rules[i], converters))
                (settled ??= [.. rules])[i] = rules[i] with { ListFormat = ListFormat.Separated };
        }

        return settled ?? rules;
    }

    private static bool IsOfText(ParameterRule rule, IReadOnlyDictionary<Type, ParameterConverter> converters)
    {
        if (rule is not { Type: "array", HasListFormat: false, ListFormat: ListFormat.Json, ClrType: { } type })
            return false;
        var list = Bare(type);
        var element = ParameterTypes.ElementOf(list)!;
        return rule.ConverterType is not null
            || converters.ContainsKey(type) || converters.ContainsKey(list)
            || converters.ContainsKey(element) || converters.ContainsKey(Bare(element));
    }

    private static Type Bare(Type type) => Nullable.GetUnderlyingType(type) ?? type;
}
