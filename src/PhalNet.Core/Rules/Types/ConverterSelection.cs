namespace PhalNet;

/// <summary>Finds the converter of a type: the module's converter first, then that of the catalogue.</summary>
internal readonly struct ConverterSelection(RuleCompilation compilation, TimeZoneInfo zone)
{
    public ParameterConverter? For(Type type, ParameterRule rule) => For(type, rule, depth: 0);

    private ParameterConverter? For(Type type, ParameterRule rule, int depth)
    {
        if (compilation.Converters.TryGetValue(type, out var own))
            return own;
        var bare = Nullable.GetUnderlyingType(type) ?? type;
        if (bare != type && compilation.Converters.TryGetValue(bare, out own))
            return own;
        var entry = ParameterTypes.Find(bare);
        if (entry.Kind == ParameterKind.List)
            return ForList(bare, ParameterTypes.ElementOf(bare)!, rule, depth);
        if (!compilation.Shared.TryGetValue(bare, out var shared))
            compilation.Shared.Add(bare, shared = entry.CreateConverter(bare, zone, compilation.Json));
        return shared;
    }

    // For elements of a reference type the signature determines nullability, for others their type.
    private ListConverter? ForList(Type type, Type element, ParameterRule rule, int depth)
    {
        if (For(element, RuleOf(element, rule), depth + 1) is not { } converter)
            return null;
        var takesNull = element.IsValueType ? Nullable.GetUnderlyingType(element) is not null : rule.HasNullableElements(depth);
        return new(type, element, takesNull, ListMaker.For(type, element), converter, rule);
    }

    // A nested list uses the declared format, or else the format of its own type: `rows[]=1,2`.
    private static ParameterRule RuleOf(Type element, ParameterRule rule) =>
        ParameterTypes.Find(element).Kind == ParameterKind.List ? rule with { ClrType = element } : rule;
}
