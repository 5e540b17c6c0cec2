namespace PhalNet.Compatibility;

/// <summary>
/// Carries rules in PhalApi's form through <see cref="ParameterRule"/>, whose own members show what readers of the documentation need.
/// </summary>
internal static class RawRules
{
    private const string Rule = "phalapi.rule";
    private const string Failure = "phalapi.failure";
    private const string Action = "phalapi.action";
    private const string Format = "format";

    public static ParameterRule Make(MergedRule merged, IActionDescription action)
    {
        var rule = merged.Rule.IsArray ? merged.Rule.Array : [];
        var parameter = (action as ActionDescription)?.Method.GetParameters().FirstOrDefault(parameter => parameter.Name == merged.Member.Text);
        var type = rule["type"] is { IsString: true, String.Length: > 0 } named ? named.String.ToLowerInvariant() : "string";
        var format = rule["format"].IsString ? rule["format"].String.ToLowerInvariant() : "";
        var isFile = type == "file";
        var hasLimits = !isFile && type is not ("boolean" or "enum" or "callable" or "callback")
            && (type != "date" || format == "timestamp");
        return new ParameterRule
        {
            Member = merged.Member.Text,
            Name = PhpConvert.ToText(rule["name"]),
            Type = type,
            ClrType = parameter?.ParameterType,
            Required = PhpConvert.ToBool(rule["require"]),
            HasDefault = !rule["default"].IsNull,
            Default = PhpObjects.ToObject(rule["default"]),
            Min = hasLimits ? PhpObjects.ToObject(rule["min"]) : null,
            Max = hasLimits ? PhpObjects.ToObject(rule["max"]) : null,
            Pattern = type == "string" && rule["regex"] is { IsString: true, String.Length: > 0 } pattern ? pattern.String : null,
            AllowedValues = type == "enum" && rule["range"].IsArray ? [.. rule["range"].Array.Values.Select(PhpObjects.ToObject)] : null,
            File = isFile ? FileOf(rule) : null,
            Source = SourceOf(rule["source"]),
            ListFormat = type == "array" && format == "json" ? ListFormat.Json : ListFormat.Separated,
            Separator = rule["separator"].IsNull ? "," : PhpConvert.ToText(rule["separator"]),
            Description = rule["desc"].IsString ? rule["desc"].String : null,
            Declaration = $"rule {merged.Member.Text} of {action.Name}",
            Options = new Dictionary<string, object?> { [Rule] = merged.Rule, [Action] = action.Name, [Format] = format },
        };
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

    public static ParameterRule Wrong(RuleFailure failure, IActionDescription action) => new()
    {
        Member = "*",
        Name = "*",
        Hidden = true,
        Options = new Dictionary<string, object?> { [Failure] = failure, [Action] = action.Name },
    };

    public static RuleFailure? FailureOf(ParameterRule rule) => rule.Options.GetValueOrDefault(Failure) as RuleFailure;

    /// <summary>The action a rule from data was given for.</summary>
    public static string ActionOf(ParameterRule rule) => rule.Options.GetValueOrDefault(Action) as string ?? "";

    public static PhpValue? RuleOf(ParameterRule rule) => rule.Options.TryGetValue(Rule, out var raw) ? (PhpValue?)raw : null;
}
