using System.Collections;
using System.Reflection;
using PhalNet.Docs.Internal.Comments;
using PhalNet.Docs.Internal.Texts;

namespace PhalNet.Docs.Internal.Documents;

/// <summary>Puts the rules of an action into words.</summary>
internal sealed class ParameterWriter(CommentLibrary comments, SchemaWriter schemas, DocsTexts texts)
{
    // Longer than this a text deserves more than one line to type it in.
    private const int ShortText = 100;

    private readonly LimitTexts _limits = new(texts);

    public IReadOnlyList<ParameterDocument> Write(ServiceAction action, MemberComment method) =>
        [.. action.Rules.Where(rule => !rule.Hidden && rule.Name.Length > 0).Select(rule => Write(action, rule, Comment(action, rule, method)))];

    private ParameterDocument Write(ServiceAction action, ParameterRule rule, ParameterComment comment)
    {
        var schema = rule.Type is "array" or "object" && rule.ClrType is { } type ? schemas.Write(type, action.Module.Json) : null;
        var choices = Choices(rule);
        var made = ExampleValues.Make(rule, choices, schema);
        return new()
        {
            Rule = rule,
            Type = TypeOf(rule.Type, rule.ClrType),
            Default = rule.HasDefault ? ValueText.Write(rule.Default, rule.Separator) : null,
            Limits = _limits.Of(rule),
            Choices = choices,
            Source = texts[$"source.{rule.Source}"],
            Description = rule.Description ?? comment.Text,
            Example = comment.Example.Length > 0 ? comment.Example : made,
            HasExample = comment.Example.Length > 0,
            Input = Input(rule, choices),
            IsMany = rule.Type == "file" && rule.ClrType is { } list && list != typeof(string) && typeof(IEnumerable).IsAssignableFrom(list),
            Schema = schema,
        };
    }

    // A rule's member is a parameter of the method, or else a property of the class.
    private ParameterComment Comment(ServiceAction action, ParameterRule rule, MemberComment method)
    {
        if (method.Parameters.TryGetValue(rule.Member, out var comment))
            return comment;
        var property = Property(action.Description.ServiceType, rule.Member);
        if (property is null)
            return new("", "");
        var own = comments.Find(property);
        return new(own.Summary, own.Example);
    }

    private static PropertyInfo? Property(Type type, string name)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current.GetProperty(name, BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly) is { } property)
                return property;
        }

        return null;
    }

    private IReadOnlyList<ChoiceDocument> Choices(ParameterRule rule)
    {
        if (rule.Type == "file")
            return [];
        var members = EnumOf(rule) is { } type
            ? EnumMember.Of(type).Select(member => new ChoiceDocument(member.Name, comments.Find(member.Field).Summary)).ToArray()
            : [];
        if (rule.AllowedValues is not { } allowed)
            return members;
        return [.. allowed.Select(value => ValueText.Write(value)).OfType<string>()
            .Select(value => members.FirstOrDefault(member => member.Value == value) ?? new(value, ""))];
    }

    private static Type? EnumOf(ParameterRule rule)
    {
        var type = Nullable.GetUnderlyingType(rule.ClrType ?? typeof(string)) ?? rule.ClrType;
        return type is { IsEnum: true } ? type : null;
    }

    private string TypeOf(string name, Type? type)
    {
        var element = name == "array" && type is not null ? ElementOf(type) : null;
        return element is null ? texts.Find($"type.{name}") ?? name : texts["type.arrayOf", texts[$"type.{ScalarName(element)}"]];
    }

    private static Type? ElementOf(Type type) => type.IsArray
        ? type.GetElementType()
        : type.GetInterfaces().Append(type).FirstOrDefault(one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(IEnumerable<>))?.GetGenericArguments()[0];

    private static string ScalarName(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type.IsEnum)
            return "enum";
        return Type.GetTypeCode(type) switch
        {
            TypeCode.Boolean => "bool",
            TypeCode.Byte or TypeCode.SByte or TypeCode.Int16 or TypeCode.UInt16 or TypeCode.Int32 => "int",
            TypeCode.UInt32 or TypeCode.Int64 or TypeCode.UInt64 => "long",
            TypeCode.Single or TypeCode.Double => "double",
            TypeCode.Decimal => "decimal",
            TypeCode.DateTime => "datetime",
            TypeCode.String or TypeCode.Char => "string",
            _ when type == typeof(DateTimeOffset) => "datetime",
            _ when type == typeof(DateOnly) => "date",
            _ when type == typeof(TimeOnly) => "time",
            _ when type == typeof(Guid) => "string",
            _ => "object",
        };
    }

    private static InputKind Input(ParameterRule rule, IReadOnlyList<ChoiceDocument> choices) => rule.Type switch
    {
        "file" => InputKind.File,
        _ when choices.Count > 0 && rule.Type != "array" => InputKind.Choice,
        "bool" or "boolean" => InputKind.Choice,
        "int" or "long" or "decimal" or "double" or "float" => InputKind.Number,
        "datetime" => InputKind.DateTime,
        "date" when rule.ClrType == typeof(DateOnly) => InputKind.Date,
        "time" => InputKind.Time,
        "array" or "object" => InputKind.LongText,
        _ when rule.Sensitive => InputKind.Password,
        _ => rule is { Pattern: null } && (rule.Max is not IConvertible most || most.ToInt64(null) > ShortText) ? InputKind.LongText : InputKind.Text,
    };
}
