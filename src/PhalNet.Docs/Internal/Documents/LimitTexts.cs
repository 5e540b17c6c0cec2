using System.Globalization;
using PhalNet.Docs.Internal.Texts;

namespace PhalNet.Docs.Internal.Documents;

/// <summary>Says the limits of a rule in words.</summary>
internal sealed class LimitTexts(DocsTexts texts)
{
    public IReadOnlyList<string> Of(ParameterRule rule) => [.. All(rule).OfType<string>()];

    private IEnumerable<string?> All(ParameterRule rule)
    {
        yield return rule.File is { } file
            ? Bounds("size", file.MinBytes > 0 ? Size(file.MinBytes) : null, file.MaxBytes < long.MaxValue ? Size(file.MaxBytes) : null)
            : Bounds(Measure(rule), Bound(rule, rule.Min), Bound(rule, rule.Max));
        if (rule.Pattern is { } pattern)
            yield return texts["limit.pattern", $"`{pattern}`"];
        if (rule.Type == "array")
            yield return rule.ListFormat == ListFormat.Json ? texts["limit.json"] : texts["limit.separated", $"`{rule.Separator}`"];
        if ((rule.File?.ContentTypes ?? (rule.Type == "file" ? Values(rule) : null)) is { Count: > 0 } media)
            yield return texts["limit.media", string.Join(", ", media)];
        if (rule.File?.Extensions is { Count: > 0 } extensions)
            yield return texts["limit.extensions", string.Join(", ", extensions)];
        foreach (var validation in rule.Validations)
            yield return validation.FormatErrorMessage(rule.Name);
    }

    private string? Bounds(string measure, string? least, string? most) => (least, most) switch
    {
        (null, null) => null,
        (null, _) => texts[$"limit.{measure}.max", most],
        (_, null) => texts[$"limit.{measure}.min", least],
        _ when least == most => texts[$"limit.{measure}.exactly", least],
        _ => texts[$"limit.{measure}.range", least, most],
    };

    private static string Measure(ParameterRule rule) => rule.Type switch
    {
        "string" => "length",
        "array" => "count",
        "file" => "size",
        _ => "value",
    };

    private static string? Bound(ParameterRule rule, object? bound) =>
        rule.Type == "file" && bound is not null ? Size(Convert.ToInt64(bound, CultureInfo.InvariantCulture)) : ValueText.Write(bound);

    private static IReadOnlyList<string>? Values(ParameterRule rule) => rule.AllowedValues?.Select(value => ValueText.Write(value) ?? "").ToArray();

    // Units of 1024, as upload limits are set.
    private static string Size(long bytes) => bytes switch
    {
        >= 1 << 20 when bytes % (1 << 20) == 0 => string.Create(CultureInfo.InvariantCulture, $"{bytes >> 20} MiB"),
        >= 1 << 10 when bytes % (1 << 10) == 0 => string.Create(CultureInfo.InvariantCulture, $"{bytes >> 10} KiB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes} B"),
    };
}
