namespace PhalNet;

/// <summary>Settles how lists are written that say nothing of it.</summary>
internal static class ListFormats
{
    /// <summary>What the module reads itself is no JSON, whatever its type is: the converter reads text.</summary>
    public static IReadOnlyList<ParameterRule> Settle(
        IReadOnlyList<ParameterRule> rules, IReadOnlyDictionary<Type, ParameterConverter> converters)
    {
        // Tens of thousands of rules are looked at when an application starts; hardly any is changed.
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
