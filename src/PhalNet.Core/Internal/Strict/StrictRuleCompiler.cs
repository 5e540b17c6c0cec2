using Microsoft.Extensions.DependencyInjection;

namespace PhalNet.Internal.Strict;

/// <summary>Compiles rules of the strict profile: what is not of the declared type is refused, nothing is guessed.</summary>
internal sealed class StrictRuleCompiler(string? timeZone) : IRuleCompiler
{
    private readonly TimeZoneInfo _zone = timeZone is null ? TimeZoneInfo.Local : TimeZoneInfo.FindSystemTimeZoneById(timeZone);

    public CompiledRule Compile(ParameterRule rule, RuleCompilation compilation)
    {
        void Report(string mistake) => compilation.Report(rule, mistake);

        var type = rule.ClrType ?? ConfiguredTypes.Find(rule.Type);
        if (type is null)
            Report($"'{rule.Type}' is no type; there is {string.Join(", ", ConfiguredTypes.Names)}.");
        else if (FindConverter(rule, type, compilation) is not { } converter)
            Report($"{type} cannot be read from a request. Services of the container belong into the constructor; other types need a {nameof(ParameterConverter)}.");
        else
            return new StrictRule(rule, type, converter, [.. ValueChecks.For(rule, type, Report)]);

        return new StrictRule(rule, typeof(string), new StringConverter(), []);
    }

    private ParameterConverter? FindConverter(ParameterRule rule, Type type, RuleCompilation compilation)
    {
        if (rule.ConverterType is not { } own)
            return new ConverterSelection(_zone, compilation).For(type, rule);
        if (typeof(ParameterConverter).IsAssignableFrom(own))
            return (ParameterConverter)ActivatorUtilities.CreateInstance(compilation.Module.Services, own);
        compilation.Report(rule, $"{own} is no {nameof(ParameterConverter)}.");
        return new StringConverter();
    }
}
