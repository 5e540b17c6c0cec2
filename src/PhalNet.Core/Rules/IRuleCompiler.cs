using System.Text.Json;

namespace PhalNet;

/// <summary>Makes rules ready to be read. Chosen per module.</summary>
public interface IRuleCompiler
{
    /// <summary>
    /// Compiles one rule. A mistake in it goes to <see cref="RuleCompilation.Report"/>, so that all mistakes are shown together; the
    /// returned rule is then not used.
    /// </summary>
    CompiledRule Compile(ParameterRule rule, RuleCompilation compilation);
}

/// <summary>A rule made ready to be read against calls. One instance serves all calls.</summary>
/// <param name="rule">The rule it was made of.</param>
public abstract class CompiledRule(ParameterRule rule)
{
    /// <summary>The rule it was made of.</summary>
    public ParameterRule Rule { get; } = rule;

    /// <summary>Reads and checks the value; gives null and the value, or the failure that ends the call.</summary>
    public abstract CallFailure? Read(ICallValues values, out object? value);
}

/// <summary>What a rule compiler may use, and where it reports mistakes.</summary>
public sealed class RuleCompilation
{
    private readonly List<string> _errors;

    internal RuleCompilation(
        IServiceProvider services,
        JsonSerializerOptions json,
        IReadOnlyDictionary<Type, ParameterConverter> converters,
        TimeZoneInfo zone,
        List<string> errors)
    {
        Services = services;
        Converters = converters;
        _errors = errors;
        var member = new ParameterRule { Member = "", Name = "" };
        Json = MemberReading.Create(json, type => FindConverter(type, member, zone));
    }

    /// <summary>The services of the module whose rules are compiled.</summary>
    public IServiceProvider Services { get; }

    /// <summary>
    /// How the module's JSON is read: members of objects take what parameters of their type take. It is written by
    /// <see cref="LoadedModule.Json"/>.
    /// </summary>
    public JsonSerializerOptions Json { get; }

    /// <summary>The converters that the module brought, by the type they make.</summary>
    public IReadOnlyDictionary<Type, ParameterConverter> Converters { get; }

    /// <summary>Converters that serve all rules of their type, by the type; null for a type that has none.</summary>
    internal Dictionary<Type, ParameterConverter?> Shared { get; } = [];

    /// <summary>Finds the converter of a type: the module's own first, then that of the catalogue.</summary>
    /// <param name="type">The C# type.</param>
    /// <param name="rule">The rule whose values are read; it says how a list is written.</param>
    /// <param name="zone">Where a time without an offset is meant.</param>
    /// <returns>Null for a type that cannot be read from a request.</returns>
    public ParameterConverter? FindConverter(Type type, ParameterRule rule, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentNullException.ThrowIfNull(zone);
        return new ConverterSelection(this, zone).For(type, rule);
    }

    /// <summary>Reports a mistake in a rule.</summary>
    public void Report(ParameterRule rule, string error) => _errors.Add($"{rule.Declaration}: {error}");
}
