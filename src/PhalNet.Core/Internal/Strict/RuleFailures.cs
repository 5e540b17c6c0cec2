using PhalNet.Internal.Messages;

namespace PhalNet.Internal.Strict;

internal static class RuleFailures
{
    /// <summary>A failure that names the parameter; the rule's own message takes the place of the built-in one.</summary>
    public static CallFailure Make(ParameterRule rule, string key, params ReadOnlySpan<MessageArgument> arguments) =>
        new(400, rule.Message ?? key, [new("name", rule.Name), .. arguments]);

    /// <summary>A failure that the rule keeps, to be given again.</summary>
    public static CallFailure MakeKept(ParameterRule rule, string key, params ReadOnlySpan<MessageArgument> arguments) =>
        new(400, rule.Message ?? key, new KeptArguments([new("name", rule.Name), .. arguments]));
}
