using static PhalNet.Compatibility.TransformKinds;

namespace PhalNet.Compatibility;

/// <summary>Conversions, tests and arithmetic on single values.</summary>
internal static class ValueTransforms
{
    public static void AddTo(Dictionary<string, PhpTransform> all)
    {
        all["strval"] = OfAny(value => PhpConvert.ToText(value));
        all["intval"] = OfAny(value => PhpConvert.ToInt(value));
        all["floatval"] = all["doubleval"] = OfAny(value => PhpConvert.ToFloat(value));
        all["boolval"] = OfAny(value => PhpConvert.ToBool(value));
        all["is_numeric"] = OfAny(value => PhpConvert.IsNumeric(value));
        all["is_array"] = OfAny(value => value.IsArray);
        all["json_encode"] = OfAny(value => PhpJsonText.TryEncode(value, out var json) ? json : PhpValue.False);
        all["abs"] = OfNumber(Absolute);
        all["ceil"] = OfNumber(value => Math.Ceiling(PhpConvert.ToFloat(value)));
        all["floor"] = OfNumber(value => Math.Floor(PhpConvert.ToFloat(value)));
        all["round"] = OfNumber(value => Math.Round(PhpConvert.ToFloat(value), MidpointRounding.AwayFromZero));
    }

    private static PhpValue Absolute(PhpValue value)
    {
        if (value.Kind == PhpKind.Float)
            return Math.Abs(value.Float);
        return value.Int == long.MinValue ? PhpValue.Of(-(double)value.Int) : PhpValue.Of(Math.Abs(value.Int));
    }
}
