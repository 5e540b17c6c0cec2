using CsCheck;

namespace PhalNet.Compatibility.Tests;

/// <summary>Random values with a few levels of nesting.</summary>
internal static class PhpValueGenerator
{
    private static readonly Gen<string> Text = Gen.String[Gen.Char["ab0 .[]_-中é\"\\/\n"], 0, 6];

    private static readonly Gen<PhpValue> Scalar = Gen.OneOf(
        Gen.Const(PhpValue.Null),
        Gen.Bool.Select(PhpValue.Of),
        Gen.Long.Select(PhpValue.Of),
        Gen.Double.Where(double.IsFinite).Select(PhpValue.Of),
        Text.Select(PhpValue.Of));

    public static Gen<PhpArray> Arrays { get; } = ArrayOf(Gen.OneOf(Scalar, ArrayOf(Scalar).Select(PhpValue.Of)));

    public static Gen<string> Names => Text;

    private static Gen<PhpArray> ArrayOf(Gen<PhpValue> items) => Gen.Select(Text, items).Array[0, 6].Select(pairs =>
    {
        var array = new PhpArray();
        foreach (var (key, value) in pairs)
            if (key.Length > 4)
                array.Append(value);
            else
                array[key] = value;
        return array;
    });
}
