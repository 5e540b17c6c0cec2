using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace PhalNet.Descriptions;

/// <summary>Expresses the limits of rules in schema keywords, as far as possible.</summary>
internal static partial class SchemaLimits
{
    public static void Add(JsonObject schema, ParameterRule rule)
    {
        var (least, most) = rule.Measure switch
        {
            LimitMeasure.Characters => ("minLength", "maxLength"),
            LimitMeasure.Items when rule.Kind == ParameterKind.Object => ("minProperties", "maxProperties"),
            LimitMeasure.Items => ("minItems", "maxItems"),
            LimitMeasure.Value when rule.Kind is ParameterKind.Integer or ParameterKind.Number => ("minimum", "maximum"),
            _ => ("", ""),
        };
        if (least.Length > 0)
        {
            AddBound(schema, least, rule.Min);
            AddBound(schema, most, rule.Max);
        }

        // The rule requires the whole text to match, a schema only a part.
        if (rule is { PatternSyntax: PatternSyntax.Whole, Pattern: { } pattern } && IsPortable(pattern))
            schema["pattern"] = $"^(?:{pattern})$";
    }

    private static void AddBound(JsonObject schema, string name, object? bound)
    {
        if (decimal.TryParse(ValueText.Write(bound), NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            schema[name] = number;
    }

    // Schemas use JavaScript's regular expressions; .NET-specific syntax is only described in text.
    private static bool IsPortable(string pattern)
    {
        if (OnlyDotNet().IsMatch(pattern))
            return false;
        try
        {
            _ = new Regex(pattern, RegexOptions.ECMAScript);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    [GeneratedRegex(@"\(\?(?![:=!])|\\[AZzGpPaeQE]|\[[^\]]*-\[")]
    private static partial Regex OnlyDotNet();
}
