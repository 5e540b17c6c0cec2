using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace PhalNet;

/// <summary>Reports settings of a rule that its type does not support; otherwise they would silently have no effect.</summary>
internal static class RuleErrors
{
    public static void Report(ParameterRule rule, Type type, ParameterConverter converter, RuleCompilation compilation)
    {
        var isList = converter is ListConverter;
        var isFile = converter is FileConverter or FileListConverter;
        if (rule.PatternSyntax != PatternSyntax.Whole)
            compilation.Report(rule, "a pattern is a .NET regular expression for the whole text, without delimiters.");
        if (rule.Separator.Length == 0)
            compilation.Report(rule, "the separator of a list cannot be empty.");
        if (!isList && ((rule.HasListFormat && rule.ListFormat != ListFormat.Separated) || rule.Separator is not ("," or "")))
            compilation.Report(rule, "a list format and a separator apply only to lists.");
        if (rule.AllowEmpty && type != typeof(string))
            compilation.Report(rule, "only text may be empty; an empty value of another type counts as not sent.");
        if (rule.Transforms.Count > 0 && (isList || isFile || converter is ObjectConverter))
            compilation.Report(rule, "a transform applies only to the text of a single value, not to lists, objects or files.");
        if (isFile && rule.Source is not (ValueSource.Any or ValueSource.Body))
            compilation.Report(rule, "files must be sent in the body.");
        if (rule.ClrType is not null && rule.Source is not (ValueSource.Header or ValueSource.Cookie) && rule.Name is "service" or "s")
            compilation.Report(rule, $"'{rule.Name}' is reserved: it names the service of a request.");
        if (Duplicates(converter) is { Length: > 0 } names)
            compilation.Report(rule, $"several members of {type} are written as {string.Join(" and ", names)}.");
        if (ObjectOf(converter) is { } read && FindJsonError(read.Type, compilation.Json) is { } error)
            compilation.Report(rule, $"{read.Type} cannot be read from JSON: {error}");
    }

    private static ObjectConverter? ObjectOf(ParameterConverter converter) =>
        converter is ListConverter list ? ObjectOf(list.Element) : converter as ObjectConverter;

    private static string[] Duplicates(ParameterConverter converter) => converter switch
    {
        EnumConverter members => members.Duplicates,
        ListConverter list => Duplicates(list.Element),
        _ => [],
    };

    private static string? FindJsonError(Type type, JsonSerializerOptions json)
    {
        try
        {
            var info = json.GetTypeInfo(type);
            var isMade = info.Kind != JsonTypeInfoKind.Object || info.PolymorphismOptions is not null;
            return !isMade && info is { CreateObject: null, ConstructorAttributeProvider: null }
                ? "it needs a public constructor, or one with JsonConstructorAttribute."
                : null;
        }
        catch (Exception exception) when (exception is InvalidOperationException or NotSupportedException or ArgumentException)
        {
            return exception.Message;
        }
    }
}
