using System.Globalization;

namespace PhalNet.Descriptions;

/// <summary>Describes the limits of a rule.</summary>
internal sealed class LimitTexts(CommentLibrary comments, DescriptionTexts texts, IMessageCatalog messages)
{
    private readonly ValidationTexts _validations = new(comments, texts);

    public IReadOnlyList<string> Of(ParameterRule rule) => [.. All(rule).OfType<string>()];

    private IEnumerable<string?> All(ParameterRule rule)
    {
        foreach (var note in rule.Notes)
            yield return messages.Format(texts.Language, note, []);
        yield return rule.File is { } file
            ? Bounds("size", file.MinBytes > 0 ? Size(file.MinBytes) : null, file.MaxBytes < long.MaxValue ? Size(file.MaxBytes) : null)
            : Bounds(Measure(rule), ValueText.Write(rule.Min), ValueText.Write(rule.Max));

        if (rule.Pattern is { } pattern)
            yield return texts[rule.PatternSyntax == PatternSyntax.Whole ? "limit.pattern" : "limit.regex", MarkdownText.Code(pattern)];
        if (rule.Kind == ParameterKind.List)
            yield return FormatOf(rule);
        if (rule.File?.ContentTypes is { Count: > 0 } media)
            yield return texts["limit.media", List(media)];
        if (rule.File?.Extensions is { Count: > 0 } extensions)
            yield return texts["limit.extensions", List(extensions)];
        foreach (var text in rule.Validations.SelectMany(validation => _validations.Of(validation, rule.Name)))
            yield return text;
    }

    private string? Bounds(string measure, string? least, string? most) => (least, most) switch
    {
        (null, null) => null,
        (null, _) => texts[$"limit.{measure}.max", most],
        (_, null) => texts[$"limit.{measure}.min", least],
        _ when least == most => texts[$"limit.{measure}.exactly", least],
        _ => texts[$"limit.{measure}.range", least, most],
    };

    private static string Measure(ParameterRule rule) => rule.Measure switch
    {
        LimitMeasure.Characters => "length",
        LimitMeasure.Bytes => "bytes",
        LimitMeasure.Items => "count",
        _ => "value",
    };

    private string? FormatOf(ParameterRule rule) => rule.ListFormat switch
    {
        ListFormat.Json => texts["limit.json"],
        ListFormat.Separated => texts["limit.separated", MarkdownText.Code(rule.Separator)],
        _ => null,
    };

    private static string List(IEnumerable<string> values) => string.Join(", ", values.Select(MarkdownText.Code));

    // In units of 1024, like upload limits.
    private static string Size(long bytes) => bytes switch
    {
        >= 1 << 20 when bytes % (1 << 20) == 0 => string.Create(CultureInfo.InvariantCulture, $"{bytes >> 20} MiB"),
        >= 1 << 10 when bytes % (1 << 10) == 0 => string.Create(CultureInfo.InvariantCulture, $"{bytes >> 10} KiB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes} B"),
    };
}

/// <summary>The names of parameter types in a language.</summary>
internal sealed class TypeTexts(DescriptionTexts texts, IMessageCatalog messages)
{
    public string Of(ParameterRule rule)
    {
        if (rule.TypeTitle is { } title)
            return messages.Format(texts.Language, title, []);
        if (rule is { Kind: ParameterKind.List, ClrType: { } list } && ParameterTypes.ElementOf(list) is { } element)
            return texts["type.arrayOf", ParameterTypes.Find(element).TitleIn(texts.Language)];
        return ParameterTypes.Of(rule)?.TitleIn(texts.Language) ?? rule.Type;
    }
}
