using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Logging;

namespace PhalNet.Compatibility;

internal sealed class PhalApiRuleCompiler(RuleToolbox toolbox, TimeZoneInfo zone, ILogger logger) : IRuleCompiler
{
    // Created once per module and discarded with it.
    private readonly ConditionalWeakTable<JsonSerializerOptions, JsonSerializerOptions> _json = [];

    public CompiledRule Compile(ParameterRule rule, RuleCompilation compilation)
    {
        var given = rule as PhalApiRule;
        if (given?.Failure is { } failure)
        {
            Warn(given, failure);
            return new FailingRule(rule, failure.ToCallFailure());
        }

        if (given is null)
            HonouredMembers.Check(rule, compilation);
        var targets = new ClrTargets(compilation, _json.GetValue(compilation.Json, Lenient), toolbox.Dates, zone);
        if (targets.For(rule) is not { } target)
        {
            compilation.Report(
                rule, $"{rule.ClrType} cannot be read from a request by the PhalApi profile; it needs a {nameof(ParameterConverter)}.");
            return new FailingRule(rule, new(500, "call.error"));
        }

        var kept = given is null ? KeptDefault.Of(rule, target) : null;
        var declared = kept is null ? rule : rule with { HasDefault = false };
        var tools = rule.PatternTime is { } patternTime ? toolbox with { PatternTimeout = patternTime } : toolbox;
        var compiled = PhpRule.Compile(given?.Raw ?? PhpValue.Of(DeclaredRules.ToRule(declared, target.TakesAnything)), tools);

        // An invalid rule from data fails the calls of its action; one in the source code stops the start.
        foreach (var problem in compiled.Problems)
        {
            if (given is not null)
                Warn(given, problem);
            else
                compilation.Report(rule, Text(problem));
        }

        if (given is not null)
        {
            foreach (var remark in compiled.Remarks)
                CompatibilityLog.NoEffect(logger, given.Action, Text(remark));
        }

        var bounds = given is null ? ValueBounds.For(rule, target, compilation) : null;
        var allowed = given is null ? AllowedValues.For(rule) : null;
        return new CompiledPhalApiRule(rule, compiled, target, kept, bounds, allowed, compilation.Services);
    }

    // Values between separators or in brackets are text, including numbers.
    private static JsonSerializerOptions Lenient(JsonSerializerOptions json) =>
        new(json) { NumberHandling = JsonNumberHandling.AllowReadingFromString };

    private void Warn(PhalApiRule rule, RuleFailure problem) =>
        CompatibilityLog.WrongRule(logger, rule.Action, rule.Name.Length > 0 ? rule.Name : rule.Member, Text(problem));

    private static string Text(RuleFailure problem) => MessageBook.Load("en").Text(problem.Key, problem.Args);
}

internal sealed class FailingRule(ParameterRule rule, CallFailure failure) : CompiledRule(rule)
{
    public override CallFailure? Read(ICallValues values, out object? value)
    {
        value = null;
        return failure;
    }
}
