namespace PhalNet.Internal.Strict;

/// <summary>A check that always fails in the same words, which are made once.</summary>
internal abstract class LimitCheck(CallFailure failure) : ValueCheck
{
    public sealed override CallFailure? Check(object value) => Allows(value) ? null : failure;

    protected abstract bool Allows(object value);
}
