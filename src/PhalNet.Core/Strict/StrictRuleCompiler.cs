using Microsoft.Extensions.DependencyInjection;

namespace PhalNet;

/// <summary>Compiles rules of the strict profile: values of another type are refused without any guessing.</summary>
internal sealed class StrictRuleCompiler(TimeZoneInfo zone, RequestLimits limits) : IRuleCompiler
{
    public CompiledRule Compile(ParameterRule rule, RuleCompilation compilation)
    {
        var declared = rule.ClrType ?? ParameterTypes.Find(rule.Type)?.ClrType;
        if (declared is null)
            compilation.Report(rule, $"'{rule.Type}' is not a known type; known types: {string.Join(", ", ParameterTypes.Names)}.");
        else if (FindConverter(rule, declared, compilation) is { } converter)
            return Compile(rule, declared, converter, compilation);

        // Never used: a rule with an error stops the start.
        return new StrictRule(rule, typeof(string), compilation.FindConverter(typeof(string), rule, zone)!, null, [], limits);
    }

    private CheckedRule Compile(ParameterRule rule, Type declared, ParameterConverter converter, RuleCompilation compilation)
    {
        var type = Nullable.GetUnderlyingType(declared) ?? declared;
        RuleErrors.Report(rule, type, converter, compilation);
        var checks = ValueChecks.For(rule, type, converter, compilation);
        var absent = rule is { HasDefault: true, Default: { } value } ? Absent(rule, value, converter, checks, compilation) : null;
        return converter is IListConverter list
            ? new StrictListRule(rule, converter, list, absent, checks, limits)
            : new StrictRule(rule, type, converter, absent, checks, limits);
    }

    private static object? Absent(
        ParameterRule rule, object value, ParameterConverter converter, ValueCheck[] checks, RuleCompilation compilation)
    {
        if (!LimitValue.TryConvert(value, converter, out var absent))
            compilation.Report(rule, $"the default value {LimitValue.Text(value)} does not have the parameter's type.");
        else if (checks.Any(check => (absent is not "" || check.HoldsForEmpty) && check.Check(absent!) is not null))
            compilation.Report(rule, $"the default value {LimitValue.Text(value)} is outside the parameter's limits.");
        return absent;
    }

    /// <summary>Null after an error has been reported.</summary>
    private ParameterConverter? FindConverter(ParameterRule rule, Type type, RuleCompilation compilation)
    {
        if (rule.ConverterType is { } own)
            return Create(rule, own, type, compilation);
        var converter = compilation.FindConverter(type, rule, zone);
        if (converter is null)
            compilation.Report(rule, ParameterAdvice.Of(type) is { } instead
                ? $"{type} cannot be read from a request; {instead}."
                : $"{type} cannot be read from a request. "
                    + $"Inject services into the constructor; other types need a {nameof(ParameterConverter)}.");
        return converter;
    }

    private static ParameterConverter? Create(ParameterRule rule, Type own, Type type, RuleCompilation compilation)
    {
        if (!typeof(ParameterConverter).IsAssignableFrom(own))
        {
            compilation.Report(rule, $"{own} is not a {nameof(ParameterConverter)}.");
            return null;
        }

        try
        {
            var converter = (ParameterConverter)ActivatorUtilities.CreateInstance(compilation.Services, own);
            if (type.IsAssignableFrom(converter.Type) || Nullable.GetUnderlyingType(type) == converter.Type)
                return converter;
            compilation.Report(rule, $"{own} returns {converter.Type}, but the parameter has the type {type}.");
        }
        catch (InvalidOperationException exception)
        {
            compilation.Report(rule, $"the converter {own} cannot be created: {exception.Message}");
        }

        return null;
    }
}
