using System.Globalization;
using System.Numerics;
using System.Text.Json;

namespace PhalNet.Conformance.Judging;

internal static class JsonNumbers
{
    /// <summary>Two integers are compared exactly, so that 2^63 and 2^63-1 differ; everything else as 64-bit floats.</summary>
    public static bool Equal(JsonElement left, JsonElement right)
    {
        if (Integer(left) is { } a && Integer(right) is { } b) return a == b;
        var (x, y) = (left.GetDouble(), right.GetDouble());
        return double.IsFinite(x) ? x == y : left.GetRawText() == right.GetRawText();
    }

    private static BigInteger? Integer(JsonElement number) =>
        BigInteger.TryParse(number.GetRawText(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : null;
}
