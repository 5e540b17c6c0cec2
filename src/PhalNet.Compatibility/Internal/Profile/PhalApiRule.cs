using PhalNet.Compatibility.Internal.Rules;

namespace PhalNet.Compatibility.Internal.Profile;

internal sealed class PhalApiRule(ParameterRule rule, PhpRule compiled, ClrTarget target) : CompiledRule(rule)
{
    public override CallFailure? Read(ICallContext call, out object? value)
    {
        value = null;
        var result = compiled.Evaluate(PhalApiValues.RequestOf(call.Values));
        if (result.Failure is { } failure)
            return ProfileMessages.ToCallFailure(failure);
        return result.IsMissing || target.TryConvert(result.Value, call.Values, out value)
            ? null
            : new(400, "rule.type", new("name", Rule.Name), new("type", Rule.Type));
    }
}
