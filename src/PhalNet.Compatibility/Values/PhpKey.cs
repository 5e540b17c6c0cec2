using System.Globalization;

namespace PhalNet.Compatibility;

/// <summary>A key of a PHP array: an integer, or a text that is not the canonical form of one.</summary>
internal readonly struct PhpKey : IEquatable<PhpKey>
{
    private readonly string? _text;
    private readonly long _number;

    private PhpKey(long number) => _number = number;

    private PhpKey(string text) => _text = text;

    public bool IsInt => _text is null;

    public long Int => _number;

    public string Text => _text ?? _number.ToString(CultureInfo.InvariantCulture);

    public PhpValue Value => _text is null ? PhpValue.Of(_number) : PhpValue.Of(_text);

    public static PhpKey Of(long number) => new(number);

    /// <summary>The canonical decimal form of a 64-bit integer becomes that integer.</summary>
    public static PhpKey Of(string text) => TryCanonicalInt(text, out var number) ? new PhpKey(number) : new PhpKey(text);

    /// <summary>The key for a value used as an index; false for an array, which cannot be one.</summary>
    public static bool TryOf(PhpValue value, out PhpKey key)
    {
        key = value.Kind switch
        {
            PhpKind.String => Of(value.String),
            PhpKind.Null => new PhpKey(""),
            PhpKind.Array => default,
            _ => new PhpKey(PhpConvert.ToInt(value)),
        };
        return !value.IsArray;
    }

    public static implicit operator PhpKey(string text) => Of(text);

    public static implicit operator PhpKey(long number) => Of(number);

    public bool Equals(PhpKey other) => _text is null
        ? other._text is null && _number == other._number
        : string.Equals(_text, other._text, StringComparison.Ordinal);

    public override bool Equals(object? obj) => obj is PhpKey other && Equals(other);

    // HashCode.Combine is seeded per process, so that callers cannot choose colliding integer keys.
    public override int GetHashCode() => _text is null ? HashCode.Combine(_number) : _text.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Text;

    private static bool TryCanonicalInt(string text, out long number)
    {
        number = 0;
        if (text.Length is 0 or > 20 || text[^1] is < '0' or > '9')
            return false;
        var first = text[0] == '-' ? 1 : 0;
        if (text[first] is < '0' or > '9')
            return false;
        if (text[first] == '0' && text.Length > 1)
            return false;
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number)
            && number != long.MinValue;
    }
}
