using System.Diagnostics;

namespace PhalNet.Compatibility;

/// <summary>
/// A PHP value. Text is a .NET string; invalid UTF-8 bytes are represented as described for <see cref="PhpText"/>. An uploaded file is an
/// array with the members name, type, tmp_name, error and size, as in <c>$_FILES</c>.
/// </summary>
[DebuggerDisplay("{DebuggerDisplay,nq}")]
internal readonly struct PhpValue
{
    private readonly object? _reference;
    private readonly long _bits;

    private PhpValue(PhpKind kind, long bits, object? reference)
    {
        Kind = kind;
        _bits = bits;
        _reference = reference;
    }

    public static PhpValue Null => default;

    public static PhpValue True => new(PhpKind.Bool, 1, null);

    public static PhpValue False => new(PhpKind.Bool, 0, null);

    public PhpKind Kind { get; }

    public bool IsNull => Kind == PhpKind.Null;

    public bool IsArray => Kind == PhpKind.Array;

    public bool IsString => Kind == PhpKind.String;

    public bool IsNumber => Kind is PhpKind.Int or PhpKind.Float;

    /// <summary>The value of a bool, an int, a float, a string or an array; only valid for that kind.</summary>
    public bool Bool => _bits != 0;

    public long Int => _bits;

    public double Float => BitConverter.Int64BitsToDouble(_bits);

    public string String => _reference as string ?? ((DeferredValue)_reference!).Value.String;

    public PhpArray Array => _reference as PhpArray ?? ((DeferredValue)_reference!).Value.Array;

    private string DebuggerDisplay => IsArray ? $"array({Array.Count})" : $"{Kind} {PhpConvert.ToText(this)}";

    public static PhpValue Of(bool value) => value ? True : False;

    public static PhpValue Of(long value) => new(PhpKind.Int, value, null);

    public static PhpValue Of(double value) => new(PhpKind.Float, BitConverter.DoubleToInt64Bits(value), null);

    public static PhpValue Of(string value) => new(PhpKind.String, 0, value);

    public static PhpValue Of(PhpArray value) => new(PhpKind.Array, 0, value);

    /// <summary>A text or an array that is read on demand.</summary>
    public static PhpValue Of(PhpKind kind, DeferredValue value) => new(kind, 0, value);

    public static implicit operator PhpValue(bool value) => Of(value);

    public static implicit operator PhpValue(int value) => Of((long)value);

    public static implicit operator PhpValue(long value) => Of(value);

    public static implicit operator PhpValue(double value) => Of(value);

    public static implicit operator PhpValue(string value) => Of(value);

    public static implicit operator PhpValue(PhpArray value) => Of(value);
}

internal enum PhpKind : byte
{
    Null,
    Bool,
    Int,
    Float,
    String,
    Array,
}
