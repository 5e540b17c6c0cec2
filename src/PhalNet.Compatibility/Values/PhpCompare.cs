namespace PhalNet.Compatibility;

/// <summary>PHP 8's loose comparison (==, &lt;, &gt;).</summary>
internal static class PhpCompare
{
    public static bool LooseEquals(PhpValue left, PhpValue right) => Compare(left, right) == 0;

    public static bool IsLess(PhpValue left, PhpValue right) => Compare(left, right) < 0;

    // PHP evaluates "a > b" as "b < a", which matters when neither is less.
    public static bool IsGreater(PhpValue left, PhpValue right) => Compare(right, left) < 0;

    public static int Compare(PhpValue left, PhpValue right)
    {
        if (left.IsString && right.IsString)
            return CompareTexts(left.String, right.String);
        if (left.IsNumber && right.IsNumber)
            return CompareNumbers(left, right);
        if (left.IsNull && right.IsString)
            return right.String.Length == 0 ? 0 : -1;
        if (left.IsString && right.IsNull)
            return left.String.Length == 0 ? 0 : 1;
        if (left.Kind is PhpKind.Null or PhpKind.Bool || right.Kind is PhpKind.Null or PhpKind.Bool)
            return PhpConvert.ToBool(left).CompareTo(PhpConvert.ToBool(right));
        if (left.IsArray && right.IsArray)
            return CompareArrays(left.Array, right.Array);
        if (left.IsArray)
            return 1;
        if (right.IsArray)
            return -1;
        return left.IsString ? -CompareNumberToText(right, left.String) : CompareNumberToText(left, right.String);
    }

    private static int CompareNumbers(PhpValue left, PhpValue right)
    {
        if (left.Kind == PhpKind.Int && right.Kind == PhpKind.Int)
            return left.Int.CompareTo(right.Int);
        double a = PhpConvert.ToFloat(left), b = PhpConvert.ToFloat(right);
        return a == b ? 0 : a < b ? -1 : 1;
    }

    private static int CompareNumberToText(PhpValue number, string text)
    {
        var prefix = NumericPrefix.Read(text);
        if (!prefix.IsNumeric)
            return Sign(PhpText.Compare(PhpConvert.ToText(number), text));
        return CompareNumbers(number, prefix.Number);
    }

    private static int CompareTexts(string left, string right)
    {
        if (string.Equals(left, right, StringComparison.Ordinal))
            return 0;
        var a = NumericPrefix.Read(left);
        if (!a.IsNumeric)
            return Sign(PhpText.Compare(left, right));
        var b = NumericPrefix.Read(right);
        if (!b.IsNumeric)
            return Sign(PhpText.Compare(left, right));
        if (a.Kind == NumericKind.Int && b.Kind == NumericKind.Int)
            return a.Int.CompareTo(b.Int);
        // Two integers beyond 64 bits may only be equal as floats.
        if (a.IsOverflow && b.IsOverflow && a.AsFloat == b.AsFloat)
            return Sign(PhpText.Compare(left, right));
        return CompareNumbers(a.AsFloat, b.AsFloat);
    }

    private static int CompareArrays(PhpArray left, PhpArray right)
    {
        if (left.Count != right.Count)
            return left.Count.CompareTo(right.Count);
        foreach (var (key, value) in left)
        {
            if (!right.TryGet(key, out var other))
                return 1;
            var order = Compare(value, other);
            if (order != 0)
                return order;
        }

        return 0;
    }

    private static int Sign(int order) => Math.Sign(order);
}
