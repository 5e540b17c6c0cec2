using System.Text.Json;

namespace PhalNet;

/// <summary>Compiles rules for reading calls. Chosen per module.</summary>
public interface IRuleCompiler
{
    /// <summary>
    /// Compiles one rule. An error is reported with <see cref="RuleCompilation.Report"/>, so that all errors are shown together; the
    /// returned rule is then not used.
    /// </summary>
    CompiledRule Compile(ParameterRule rule, RuleCompilation compilation);
}

/// <summary>A compiled rule. One instance serves all calls.</summary>
/// <param name="rule">The source rule.</param>
public abstract class CompiledRule(ParameterRule rule)
{
    /// <summary>The source rule.</summary>
    public ParameterRule Rule { get; } = rule;

    /// <summary>Reads and checks the value; returns null and the value, or the failure that ends the call.</summary>
    public abstract CallFailure? Read(ICallValues values, out object? value);
}

/// <summary>The input of a rule compiler, and its error list.</summary>
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
    /// The options for reading JSON in the module, with the same conversions for object members as for parameters of their type. JSON is
    /// written with <see cref="LoadedModule.Json"/>.
    /// </summary>
    public JsonSerializerOptions Json { get; }

    /// <summary>The module's converters, by target type.</summary>
    public IReadOnlyDictionary<Type, ParameterConverter> Converters { get; }

    /// <summary>Converters shared by all rules of their type; null for a type without one.</summary>
    internal Dictionary<Type, ParameterConverter?> Shared { get; } = [];

    /// <summary>Finds the converter of a type: the module's converter first, then that of the catalogue.</summary>
    /// <param name="type">The C# type.</param>
    /// <param name="rule">The rule whose values are read; it determines how a list is written.</param>
    /// <param name="zone">The time zone of times without an offset.</param>
    /// <returns>Null for a type that cannot be read from a request.</returns>
    public ParameterConverter? FindConverter(Type type, ParameterRule rule, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentNullException.ThrowIfNull(zone);
        return new ConverterSelection(this, zone).For(type, rule);
    }

    /// <summary>Reports an error in a rule.</summary>
    public void Report(ParameterRule rule, string error) => _errors.Add($"{rule.Declaration}: {error}");
}
