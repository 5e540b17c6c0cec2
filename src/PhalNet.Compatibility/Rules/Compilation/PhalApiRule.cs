using System.Globalization;

namespace PhalNet.Compatibility;

/// <summary>A rule in PhalApi's format. The inherited members contain what the documentation shows.</summary>
internal sealed record PhalApiRule : ParameterRule
{
    private static readonly DateTime TypicalDate = new(2026, 1, 31, 12, 0, 0, DateTimeKind.Unspecified);

    /// <summary>The rule as given.</summary>
    public PhpValue Raw { get; private init; }

    /// <summary>The failure of the action's rules as a whole; there is no rule then.</summary>
    public RuleFailure? Failure { get; private init; }

    /// <summary>The action it was given for.</summary>
    public required string Action { get; init; }

    public static PhalApiRule Wrong(RuleFailure failure, IActionDescription action) => new()
    {
        Member = "*",
        Name = "*",
        Hidden = true,
        Failure = failure,
        Action = action.Name,
        IsJudgedByProfile = true,
    };

    public static PhalApiRule Read(MergedRule merged, IActionDescription action)
    {
        var rule = merged.Rule.IsArray ? merged.Rule.Array : [];
        var parameter = (action as ActionDescription)?.Method.GetParameters()
            .FirstOrDefault(parameter => parameter.Name == merged.Member.Text);
        var read = new PhalApiRule
        {
            Member = merged.Member.Text,
            Name = PhpConvert.ToText(rule["name"]),
            Type = rule["type"] is { IsString: true, String.Length: > 0 } named ? named.String.ToLowerInvariant() : "string",
            ClrType = parameter?.ParameterType,
            Required = PhpConvert.ToBool(rule["require"]),
            HasDefault = !rule["default"].IsNull,
            Default = PhpObjects.ToObject(rule["default"]),
            Source = SourceOf(rule["source"]),
            Separator = rule["separator"].IsNull ? "," : PhpConvert.ToText(rule["separator"]),
            Description = rule["desc"].IsString ? rule["desc"].String : null,
            Declaration = $"rule {merged.Member.Text} of {action.Name}",
            Raw = merged.Rule,
            Action = action.Name,
            IsJudgedByProfile = true,
        };
        return read.OfType(rule, rule["format"].IsString ? rule["format"].String.ToLowerInvariant() : "");
    }

    private PhalApiRule OfType(PhpArray rule, string format) => Type switch
    {
        "string" => Limited(rule) with
        {
            Measure = format.Length == 0 ? LimitMeasure.Bytes : LimitMeasure.Characters,
            Pattern = rule["regex"] is { IsString: true, String.Length: > 0 } pattern ? pattern.String : null,
            PatternSyntax = PatternSyntax.Delimited,
        },
        "int" => Limited(rule),
        "float" => Limited(rule) with { Kind = ParameterKind.Number, TypeTitle = Text(MessageKeys.FloatType) },
        "boolean" => this with { Kind = ParameterKind.Boolean, TypeTitle = Text(MessageKeys.BooleanType) },
        "date" when format == "timestamp" => (Limited(rule) with
        {
            Kind = ParameterKind.Text,
            TypeTitle = Text(MessageKeys.TimestampType),
            Notes = [Text(MessageKeys.TimestampNote)],
        }).WithTypicalDate(),
        "date" => this with { Kind = ParameterKind.Text, Example = "2026-01-31" },
        "array" => Limited(rule) with
        {
            ListFormat = format switch { "json" => ListFormat.Json, "explode" => ListFormat.Separated, _ => ListFormat.Single },
        },
        "enum" => this with { AllowedValues = rule["range"].IsArray ? [.. rule["range"].Array.Values.Select(PhpObjects.ToObject)] : null },
        "file" => this with { File = FileOf(rule) },
        "callable" or "callback" => this with { TypeTitle = Text(MessageKeys.CallbackType) },
        _ => Limited(rule),
    };

    private PhalApiRule Limited(PhpArray rule) =>
        this with { Min = PhpObjects.ToObject(rule["min"]), Max = PhpObjects.ToObject(rule["max"]) };

    // Limits are date texts or seconds since 1970; a date one day inside the limit is valid in every time zone.
    private PhalApiRule WithTypicalDate()
    {
        if ((DateText(Min) ?? (Min is null ? DateText(Max) : null)) is { } limit)
            return this with { Example = limit };
        var date = TypicalDate;
        if (Date(Min) is { } least && date < least.AddDays(1))
            date = least.AddDays(1);
        if (Date(Max) is { } most && date > most.AddDays(-1))
            date = most.AddDays(-1);
        return this with { Example = date.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) };
    }

    private static string Text(string key) => ProfileMessages.Prefix + key;

    private static string? DateText(object? limit) => limit is string text && Seconds(text) is null ? text : null;

    private static DateTime? Date(object? limit) =>
        Seconds(limit) is > 0 and < 253_402_300_799 and var seconds ? DateTime.UnixEpoch.AddSeconds(seconds) : null;

    private static double? Seconds(object? limit)
    {
        var text = Convert.ToString(limit, CultureInfo.InvariantCulture);
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) ? seconds : null;
    }

    private static FileLimits FileOf(PhpArray rule) => new(
        rule["min"].IsNull ? 0 : PhpConvert.ToInt(rule["min"]),
        rule["max"].IsNull ? long.MaxValue : PhpConvert.ToInt(rule["max"]),
        rule["range"].IsArray ? [.. rule["range"].Array.Values.Select(PhpConvert.ToText)] : [],
        rule["ext"].IsArray
            ? [.. rule["ext"].Array.Values.Select(PhpConvert.ToText)]
            : PhpConvert.ToText(rule["ext"]).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    private static ValueSource SourceOf(PhpValue source) => source.IsString ? source.String.ToLowerInvariant() switch
    {
        "get" => ValueSource.Query,
        "post" => ValueSource.Body,
        "cookie" => ValueSource.Cookie,
        "header" => ValueSource.Header,
        _ => ValueSource.Any,
    } : ValueSource.Any;
}
