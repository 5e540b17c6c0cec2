namespace PhalNet;

/// <summary>Finds the converter of a type: the module's own first, then that of the catalogue.</summary>
internal readonly struct ConverterSelection(RuleCompilation compilation, TimeZoneInfo zone)
{
    public ParameterConverter? For(Type type, ParameterRule rule)
    {
        if (compilation.Converters.TryGetValue(type, out var own))
            return own;
        var bare = Nullable.GetUnderlyingType(type) ?? type;
        if (bare != type && compilation.Converters.TryGetValue(bare, out own))
            return own;
        var entry = ParameterTypes.Find(bare);
        if (entry.Kind == ParameterKind.List)
            return ForList(bare, ParameterTypes.ElementOf(bare)!, rule);
        if (!compilation.Shared.TryGetValue(bare, out var shared))
            compilation.Shared.Add(bare, shared = entry.CreateConverter(bare, zone, compilation.Json));
        return shared;
    }

    private ListConverter? ForList(Type type, Type element, ParameterRule rule) =>
        For(element, rule) is { } converter ? new(type, element, ListMaker.For(type, element), converter, rule) : null;
}
