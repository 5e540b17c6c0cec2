namespace PhalNet.Compatibility;

/// <summary>Converts a rule declared in C# to PhalApi's format.</summary>
internal static class DeclaredRules
{
    // A date without a format is the only type that keeps arrays unchanged; the target handles them.
    private const string AsIs = "date";

    public static PhpArray ToRule(ParameterRule rule, bool asIs)
    {
        var element = rule.ClrType is { IsEnum: true } ? rule.ClrType : Nullable.GetUnderlyingType(rule.ClrType ?? typeof(string));
        var array = new PhpArray
        {
            ["name"] = rule.Name,
            ["type"] = asIs ? AsIs : TypeOf(rule.Kind),
            ["require"] = rule.Required,
        };
        Set(array, "default", rule.HasDefault ? rule.Default : null);
        var isBoundLater = ValueBounds.Has(rule);
        Set(array, "min", isBoundLater ? null : rule.File?.MinBytes ?? rule.Min);
        Set(array, "max", isBoundLater ? null : rule.File is { } file ? (file.MaxBytes == long.MaxValue ? null : file.MaxBytes) : rule.Max);
        var names = element is { IsEnum: true } ? EnumMember.Of(element).Select(member => member.Name).ToArray<object?>() : null;
        Set(array, "range", rule.File?.ContentTypes.ToArray<object?>() ?? rule.AllowedValues ?? names);
        Set(array, "ext", rule.File?.Extensions.ToArray<object?>());
        Set(array, "message", rule.Message);
        Set(array, "source", SourceOf(rule.Source));
        if (rule.Pattern is { } pattern)
            array["regex"] = $"/^(?:{pattern.Replace("/", "\\/", StringComparison.Ordinal)})$/uD";
        if (array["type"].String == "string")
            array["format"] = "utf8";
        if (array["type"].String == "array")
            Set(array, "format", FormatOf(rule) switch { ListFormat.Json => "json", ListFormat.Single => null, _ => "explode" });
        if (array["type"].String == "array")
            array["separator"] = rule.Separator;
        return array;
    }

    // By default text is split, whatever the elements are.
    private static ListFormat FormatOf(ParameterRule rule) => rule.HasListFormat ? rule.ListFormat : ListFormat.Separated;

    private static void Set(PhpArray array, string member, object? value)
    {
        if (value is not null)
            array[member] = PhpObjects.FromObject(value);
    }

    private static string TypeOf(ParameterKind kind) => kind switch
    {
        ParameterKind.Integer => "int",
        ParameterKind.Number => "float",
        ParameterKind.Boolean => "boolean",
        ParameterKind.Choice => "enum",
        ParameterKind.List => "array",
        ParameterKind.File => "file",
        ParameterKind.Object => AsIs,
        _ => "string",
    };

    private static string? SourceOf(ValueSource source) => source switch
    {
        ValueSource.Query => "get",
        ValueSource.Body => "post",
        ValueSource.Cookie => "cookie",
        ValueSource.Header => "header",
        _ => null,
    };
}
