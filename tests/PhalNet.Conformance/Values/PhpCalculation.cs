using System.Globalization;

namespace PhalNet.Conformance.Values;

/// <summary>Evaluates the small PHP expressions of the cases: numbers and constants joined from left to right by + - * /.</summary>
internal static class PhpCalculation
{
    public static object Evaluate(string expression)
    {
        var at = 0;
        var result = Operand(expression, ref at);
        while (at < expression.Length)
        {
            var sign = expression[at++];
            result = Apply(sign, result, Operand(expression, ref at));
        }

        return result;
    }

    private static object Operand(string expression, ref int at)
    {
        var start = at;
        if (at < expression.Length && expression[at] == '-') at++;
        while (at < expression.Length && (expression[at] is not ('+' or '-' or '*' or '/') || IsExponentSign(expression, start, at))) at++;
        var text = expression[start..at].Trim();
        var negative = text.StartsWith('-');
        return Constant(text.TrimStart('-')) is { } constant ? (negative ? Apply('-', 0L, constant) : constant)
            : long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer) ? integer
            : double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
    }

    private static bool IsExponentSign(string expression, int start, int at) =>
        at > start + 1 && expression[at - 1] is 'e' or 'E' && char.IsAsciiDigit(expression[at - 2]);

    private static object? Constant(string name) => name switch
    {
        "PHP_INT_MAX" => long.MaxValue,
        "PHP_INT_MIN" => long.MinValue,
        "PHP_FLOAT_EPSILON" => Math.BitIncrement(1.0) - 1.0,
        "PHP_FLOAT_MAX" => double.MaxValue,
        "NAN" => double.NaN,
        "INF" => double.PositiveInfinity,
        _ => null,
    };

    /// <summary>Integers stay integers unless they overflow or do not divide evenly.</summary>
    private static object Apply(char sign, object left, object right)
    {
        if (left is long a && right is long b)
        {
            var exact = sign switch
            {
                '+' => (Int128)a + b,
                '-' => (Int128)a - b,
                '*' => (Int128)a * b,
                '/' when b != 0 && a % b == 0 => (Int128)a / b,
                _ => Int128.MaxValue,
            };
            if (exact >= long.MinValue && exact <= long.MaxValue) return (long)exact;
        }

        var (x, y) = (Convert.ToDouble(left, CultureInfo.InvariantCulture), Convert.ToDouble(right, CultureInfo.InvariantCulture));
        return sign switch
        {
            '+' => x + y,
            '-' => x - y,
            '*' => x * y,
            '/' => x / y,
            _ => throw new FormatException($"the operator {sign} is not known"),
        };
    }
}
