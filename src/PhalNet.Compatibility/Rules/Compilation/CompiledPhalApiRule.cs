using System.ComponentModel.DataAnnotations;

namespace PhalNet.Compatibility;

internal sealed class CompiledPhalApiRule(
    ParameterRule rule, PhpRule compiled, ClrTarget target, object? absent,
    ValueBounds? bounds, AllowedValues? allowed, IServiceProvider services) : CompiledRule(rule)
{
    private readonly Func<string, string>? _transform = rule.Transforms.Count == 0
        ? null
        : text => rule.Transforms.Aggregate(text, (changed, transform) => transform.Apply(changed));

    public override CallFailure? Read(ICallValues values, out object? value)
    {
        value = null;
        var result = compiled.Evaluate(PhalApiValues.RequestOf(values), _transform);
        if (result.Failure is { } failure)
            return failure.ToCallFailure();
        if (result.IsMissing)
        {
            value = absent;
            return null;
        }

        if (Convert(result.Value, values, out value) is { } wrong)
            return wrong;
        var converted = value!;
        if (bounds?.Check(converted) is { } outside)
            return outside;
        if (allowed?.Check(converted) is { } other)
            return other;
        return Rule.Validations.Select(validation => Check(validation, converted)).FirstOrDefault(refusal => refusal is not null);
    }

    private CallFailure? Convert(PhpValue sent, ICallValues values, out object? value)
    {
        try
        {
            return target.TryConvert(sent, values, out value) ? null : target.Refuse(Rule, sent);
        }
        catch (Exception exception) when (ValueErrors.IsOne(exception))
        {
            value = null;
            return ValueErrors.Explain(exception, Rule.Name, Rule.Message);
        }
    }

    private CallFailure? Check(ValidationAttribute validation, object value) =>
        validation.GetValidationResult(value, new(value, Rule.Name, services, items: null) { MemberName = Rule.Member }) is { } result
            ? ValidationFailures.Of(validation, result, Rule.Name, Rule.Message)
            : null;
}
