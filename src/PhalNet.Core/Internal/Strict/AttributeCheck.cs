using System.ComponentModel.DataAnnotations;

namespace PhalNet.Internal.Strict;

/// <summary>
/// Asks a validation attribute itself: going through Validator would keep the module from being unloaded. The attribute may ask for services
/// of the module, and says in its own words what is wrong.
/// </summary>
internal sealed class AttributeCheck(ValidationAttribute attribute, ParameterRule rule, IServiceProvider services) : ValueCheck
{
    public override CallFailure? Check(object value)
    {
        var context = new ValidationContext(value, rule.Name, services, items: null) { MemberName = rule.Member };
        return attribute.GetValidationResult(value, context) is { } result
            ? RuleFailures.Make(rule, "rule.invalid", new MessageArgument("reason", result.ErrorMessage ?? ""))
            : null;
    }
}
