using System.Text;
using System.Text.Json;

namespace PhalNet.Faults.Tests;

/// <summary>Random JSON, most of it well-formed.</summary>
internal static class OddJson
{
    private static readonly string[] Literals =
    [
        "null", "true", "false", "0", "-0", "1.0", "1e999", "-1E+2", "12345678901234567890123", "\"\"", "\"\\u0000\"", "\"\\ud800\"",
        "\"\\ud83d\\ude00\"",
        "\"2026-11-22 08:30:00\"", "\"1\"", "[]", "{}", "NaN", "'a'", "01", "1.", "\"\t\"",
    ];

    private static readonly string[] Names =
        ["sku", "qty", "at", "lines", "paid", "color", "a", "", "SKU", "0", "a.b", "__proto__", "\\u0061", "名"];

    /// <param name="dice">The random choices.</param>
    /// <param name="depth">The maximum depth.</param>
    public static string Value(Dice dice, int depth)
    {
        if (depth <= 0 || dice.Chance(30))
            return dice.Chance(60) ? dice.Pick<string>(Literals) : Quoted(OddValues.Text(dice));
        var parts = Enumerable.Range(0, dice.Below(6));
        return dice.Chance(50)
            ? $"[{string.Join(',', parts.Select(_ => Value(dice, depth - 1)))}]"
            : $"{{{string.Join(',', parts.Select(_ => $"\"{dice.Pick<string>(Names)}\":{Value(dice, depth - 1)}"))}}}";
    }

    /// <summary>A body with parameters.</summary>
    public static byte[] Body(Dice dice, IEnumerable<(string Name, string Value)> parameters)
    {
        if (dice.Chance(2))
            return Encoding.UTF8.GetBytes(Deep(dice, dice.Pick(63, 64, 65, 511, 512, 513, 5000)));
        var members = parameters.Select(parameter =>
            $"{Quoted(parameter.Name)}:{(dice.Chance(50) ? Quoted(parameter.Value) : Value(dice, dice.Below(6)))}");
        return Encoding.UTF8.GetBytes($"{{{string.Join(dice.Pick(",", " ,\n"), members)}}}");
    }

    public static string Quoted(string text) => JsonSerializer.Serialize(text);

    private static string Deep(Dice dice, int levels) => dice.Chance(50)
        ? $"{{\"any\":{new string('[', levels)}{new string(']', levels)}}}"
        : $"{string.Concat(Enumerable.Repeat("{\"any\":", levels))}1{new string('}', levels)}";
}
