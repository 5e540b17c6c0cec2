namespace PhalNet.Compatibility;

/// <summary>Creates transforms from functions of one kind; values that PHP does not convert to it are refused.</summary>
internal static class TransformKinds
{
    public static PhpTransform OfText(Func<string, PhpValue> function) => (PhpValue value, out PhpValue result) =>
    {
        result = value.IsArray ? PhpValue.Null : function(PhpConvert.ToText(value));
        return !value.IsArray;
    };

    public static PhpTransform OfBytes(Func<byte[], PhpValue> function) => OfText(text => function(PhpText.ToBytes(text)));

    public static PhpTransform OfNumber(Func<PhpValue, PhpValue> function) => (PhpValue value, out PhpValue result) =>
    {
        var isNumber = !value.IsArray && (!value.IsString || PhpConvert.IsNumeric(value));
        result = isNumber ? function(PhpConvert.ToNumber(value)) : PhpValue.Null;
        return isNumber;
    };

    public static PhpTransform OfArray(Func<PhpArray, PhpValue> function) => (PhpValue value, out PhpValue result) =>
    {
        result = value.IsArray ? function(value.Array) : PhpValue.Null;
        return value.IsArray;
    };

    public static PhpTransform OfAny(Func<PhpValue, PhpValue> function) => (PhpValue value, out PhpValue result) =>
    {
        result = function(value);
        return true;
    };
}
