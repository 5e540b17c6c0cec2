namespace PhalNet;

/// <summary>What a rule compiler may use, and where it reports mistakes.</summary>
public sealed class RuleCompilation
{
    private readonly List<string> _errors;

    internal RuleCompilation(LoadedModule module, IReadOnlyDictionary<Type, ParameterConverter> converters, List<string> errors)
    {
        Module = module;
        Converters = converters;
        _errors = errors;
    }

    /// <summary>The module whose rules are compiled.</summary>
    public LoadedModule Module { get; }

    /// <summary>The converters that the module brought, by the type they make.</summary>
    public IReadOnlyDictionary<Type, ParameterConverter> Converters { get; }

    /// <summary>Converters that serve all rules of their type, by the type; null for a type that has none.</summary>
    internal Dictionary<Type, ParameterConverter?> Shared { get; } = [];

    /// <summary>Reports a mistake in a rule.</summary>
    public void Report(ParameterRule rule, string mistake) => _errors.Add($"{rule.Declaration}: {mistake}");
}
