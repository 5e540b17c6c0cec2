namespace PhalNet.Compatibility.Internal.Profile;

internal sealed class WrongRule(ParameterRule rule, CallFailure failure) : CompiledRule(rule)
{
    public override CallFailure? Read(ICallValues values, out object? value)
    {
        value = null;
        return failure;
    }
}
