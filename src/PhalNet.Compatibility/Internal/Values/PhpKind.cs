namespace PhalNet.Compatibility.Internal.Values;

internal enum PhpKind : byte
{
    Null,
    Bool,
    Int,
    Float,
    String,
    Array,
}
