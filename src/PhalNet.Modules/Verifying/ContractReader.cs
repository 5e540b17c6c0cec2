using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.Json.Nodes;

namespace PhalNet.Modules;

/// <summary>Reads the contract of an action from its rules.</summary>
internal static class ContractReader
{
    // Texts, and everything else that may change without an effect on callers.
    private static readonly string[] Words = ["title", "description", "example", "examples", "x-limits", "default"];

    public static ServiceContract Read(ServiceAction action, ServiceSchemas schemas) => new()
    {
        Name = action.Name,
        Verbs = [.. action.Verbs.Order(StringComparer.Ordinal)],
        Access = action.Access,
        IsDeprecated = action.IsDeprecated,
        Parameters = [.. action.Rules.Where(rule => rule.Name.Length > 0).Select(rule => Read(rule, schemas))],
        Reply = schemas.Reply,
        Data = (JsonObject?)schemas.Data?.DeepClone(),
        Errors = [.. schemas.Errors.Distinct().Order()],
    };

    private static ParameterContract Read(ParameterRule rule, ServiceSchemas schemas)
    {
        var schema = schemas.Parameters.TryGetValue(rule.Name, out var described) ? (JsonObject)described.DeepClone() : Undescribed(rule);
        foreach (var word in Words)
            schema.Remove(word);
        if (rule.Pattern is not null)
            schema.Remove("pattern");

        // Checks and the sensitive mark are compared separately; in documentation they would appear as formats.
        if (rule.Kind == ParameterKind.Text && ParameterTypes.Of(rule)?.CreateSchema()["format"] is null)
            schema.Remove("format");
        var isList = rule.Kind == ParameterKind.List;
        var isLimited = described is not null && HasWordForLimits(rule);
        return new()
        {
            Name = rule.Name,
            Member = rule.Member,
            Type = rule.Type,
            Schema = schema,
            Required = rule.Required,
            Default = rule.HasDefault ? Text(rule.Default, rule.Separator) : null,
            Source = rule.Source,
            ListFormat = isList ? rule.ListFormat : null,
            Separator = isList && rule.ListFormat == ListFormat.Separated ? rule.Separator : null,
            AllowEmpty = rule.AllowEmpty,
            Sensitive = rule.Sensitive,
            Pattern = rule.Pattern,
            Min = isLimited ? null : Text(rule.Min, rule.Separator),
            Max = isLimited ? null : Text(rule.Max, rule.Separator),
            File = rule.File,
            Checks = [.. rule.Validations.Select(Describe).Order(StringComparer.Ordinal)],
        };
    }

    // Documentation omits hidden parameters; callers may send them nevertheless.
    private static JsonObject Undescribed(ParameterRule rule)
    {
        var schema = ParameterTypes.Of(rule)?.CreateSchema() ?? [];
        var type = rule.ClrType is { } declared ? Nullable.GetUnderlyingType(declared) ?? declared : null;
        var allowed = rule.AllowedValues?.Select(value => Text(value, rule.Separator))
            ?? (type is { IsEnum: true } ? EnumMember.Of(type).Select(member => member.Name) : []);
        JsonNode?[] values = [.. allowed.Select(value => JsonValue.Create(value))];
        if (values.Length > 0)
            schema["enum"] = new JsonArray(values);
        return schema;
    }

    private static bool HasWordForLimits(ParameterRule rule) => rule.Measure switch
    {
        LimitMeasure.Characters or LimitMeasure.Items => true,
        LimitMeasure.Value => rule.Kind is ParameterKind.Integer or ParameterKind.Number,
        _ => false,
    };

    // The arguments of an attribute, as far as its properties show them.
    private static string Describe(ValidationAttribute check)
    {
        const BindingFlags Own = BindingFlags.Public | BindingFlags.Instance;
        var values = check.GetType().GetProperties(Own)
            .Where(property => property.DeclaringType != typeof(ValidationAttribute) && property.DeclaringType != typeof(Attribute)
                && property.GetMethod is { IsPublic: true } && property.GetIndexParameters().Length == 0 && IsPlain(property.PropertyType))
            .OrderBy(property => property.Name, StringComparer.Ordinal)
            .Select(property => $"{property.Name} = {Text(property.GetValue(check), ",")}");
        var name = check.GetType().Name;
        var given = string.Join(", ", values);
        name = name.EndsWith(nameof(Attribute), StringComparison.Ordinal) ? name[..^nameof(Attribute).Length] : name;
        return given.Length == 0 ? name : $"{name}({given})";
    }

    private static bool IsPlain(Type type) => type.IsPrimitive || type.IsEnum || type == typeof(string) || type == typeof(decimal);

    private static string? Text(object? value, string separator) => value switch
    {
        null => null,
        string text => text,
        bool truth => truth ? "true" : "false",
        Enum member => EnumMember.TextOf(member) ?? $"{member}",
        DateTime time => time.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture),
        DateTimeOffset time => time.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture),
        byte[] bytes => Convert.ToBase64String(bytes),
        IEnumerable list => string.Join(separator, list.Cast<object?>().Select(element => Text(element, separator))),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}
