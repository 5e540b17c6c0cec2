namespace PhalNet.Internal.Strict;

/// <summary>A check of a converted value, with the failure it ends in, made once.</summary>
internal abstract class ValueCheck(CallFailure failure)
{
    public CallFailure Failure { get; } = failure;

    public abstract bool Allows(object value);
}
