using PhalNet.Compatibility.Internal.Messages;
using PhalNet.Compatibility.Internal.Rules;
using PhalNet.Compatibility.Internal.Values;

namespace PhalNet.Compatibility.Internal.Profile;

internal sealed class PhalApiRuleCompiler(RuleToolbox toolbox, TimeZoneInfo zone) : IRuleCompiler
{
    public CompiledRule Compile(ParameterRule rule, RuleCompilation compilation)
    {
        if (RawRules.FailureOf(rule) is { } failure)
            return new WrongRule(rule, ProfileMessages.ToCallFailure(failure));

        var isRunTime = RawRules.RuleOf(rule) is not null;
        var compiled = PhpRule.Compile(RawRules.RuleOf(rule) ?? PhpValue.Of(DeclaredRules.ToRule(rule)), toolbox);
        if (ClrTarget.For(rule, compilation.Module, zone) is not { } target)
        {
            compilation.Report(rule, $"{rule.ClrType} cannot be read from a request by the PhalApi profile.");
            return new WrongRule(rule, new(500, "call.error"));
        }

        // A wrong rule from data is answered by the action that has it; one in the source stops the start.
        if (!isRunTime)
        {
            foreach (var problem in compiled.Problems)
                compilation.Report(rule, MessageBook.Load("en").Text(problem.Key, problem.Args));
        }

        return new PhalApiRule(rule, compiled, target);
    }
}
