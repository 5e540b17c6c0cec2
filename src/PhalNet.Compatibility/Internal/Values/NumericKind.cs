namespace PhalNet.Compatibility.Internal.Values;

internal enum NumericKind : byte
{
    None,
    Int,
    Float,
}
