using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Logging;

namespace PhalNet.Compatibility;

internal sealed class PhalApiRuleCompiler(RuleToolbox toolbox, TimeZoneInfo zone, ILogger logger) : IRuleCompiler
{
    // Made once for a module and gone with it.
    private readonly ConditionalWeakTable<JsonSerializerOptions, JsonSerializerOptions> _json = [];

    public CompiledRule Compile(ParameterRule rule, RuleCompilation compilation)
    {
        if (RawRules.FailureOf(rule) is { } failure)
        {
            Warn(rule, failure);
            return new FailingRule(rule, failure.ToCallFailure());
        }

        var isRunTime = RawRules.RuleOf(rule) is not null;
        if (ClrTarget.For(rule, compilation, _json.GetValue(compilation.Json, Lenient), toolbox.Dates, zone) is not { } target)
        {
            compilation.Report(rule, $"{rule.ClrType} cannot be read from a request by the PhalApi profile.");
            return new FailingRule(rule, new(500, "call.error"));
        }

        var compiled = PhpRule.Compile(RawRules.RuleOf(rule) ?? PhpValue.Of(DeclaredRules.ToRule(rule, target.TakesAnything)), toolbox);

        // A wrong rule from data is answered by the action that has it; one in the source stops the start.
        foreach (var problem in compiled.Problems)
        {
            if (isRunTime)
                Warn(rule, problem);
            else
                compilation.Report(rule, Text(problem));
        }

        var bounds = isRunTime ? null : DateBounds.For(rule, target, compilation);
        return new PhalApiRule(rule, compiled, target, bounds, compilation.Services);
    }

    // What stands between separators or in brackets is text, numbers too.
    private static JsonSerializerOptions Lenient(JsonSerializerOptions json) =>
        new(json) { NumberHandling = JsonNumberHandling.AllowReadingFromString };

    private void Warn(ParameterRule rule, RuleFailure problem) =>
        CompatibilityLog.WrongRule(logger, RawRules.ActionOf(rule), rule.Name.Length > 0 ? rule.Name : rule.Member, Text(problem));

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
