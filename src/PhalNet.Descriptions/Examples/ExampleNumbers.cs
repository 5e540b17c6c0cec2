using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace PhalNet.Descriptions;

internal static class ExampleNumbers
{
    public static string? Make(ParameterRule rule)
    {
        var range = rule.Validations.OfType<RangeAttribute>().FirstOrDefault();
        var least = rule.Min ?? range?.Minimum;
        var most = rule.Max ?? range?.Maximum;
        return Candidates(least, most).FirstOrDefault(candidate => Fits(rule, candidate))?.ToString(CultureInfo.InvariantCulture)
            ?? (rule.Validations.Count == 0 ? ValueText.Write(least ?? most) : null);
    }

    // In order of readability: the number one, then the bounds, then values next to and between them.
    private static IEnumerable<decimal?> Candidates(object? least, object? most)
    {
        var (low, high) = (ExampleChecks.Number(least), ExampleChecks.Number(most));
        yield return low ?? 1;
        yield return high ?? 1;
        if (Math.Abs(low ?? 0) < long.MaxValue && Math.Abs(high ?? 0) < long.MaxValue)
        {
            yield return (low ?? 1) + 1;
            yield return (high ?? 1) - 1;
            yield return (low + high) / 2;
        }
    }

    private static bool Fits(ParameterRule rule, decimal? candidate) =>
        candidate is { } number
        && (rule.Kind != ParameterKind.Integer || decimal.IsInteger(number))
        && !(ExampleChecks.Number(rule.Min) > number) && !(ExampleChecks.Number(rule.Max) < number)
        && ExampleChecks.Allows(rule, number.ToString(CultureInfo.InvariantCulture));
}
