namespace PhalNet.Internal.Strict;

/// <summary>A check of a converted value.</summary>
internal abstract class ValueCheck
{
    /// <summary>Null to let the value in, or the failure that ends the call.</summary>
    public abstract CallFailure? Check(object value);
}
