using System.Collections;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PhalNet.Descriptions;

/// <summary>Puts the rules of an action into words.</summary>
internal sealed class ParameterWriter(CommentLibrary comments, SchemaWriter schemas, DescriptionTexts texts, IMessageCatalog messages)
{
    private readonly LimitTexts _limits = new(comments, texts, messages);
    private readonly TypeTexts _types = new(texts, messages);

    public IReadOnlyList<ParameterDocument> Write(ServiceAction action, MemberComment method) =>
        [.. action.Rules.Where(rule => !rule.Hidden && rule.Name.Length > 0)
            .Select(rule => Write(action, rule, Comment(action, rule, method)))];

    private ParameterDocument Write(ServiceAction action, ParameterRule rule, ParameterComment comment)
    {
        var json = action.Module.Json;
        var schema = SchemaOf(rule, json);
        var choices = Choices(rule);
        var hasExample = comment.Example.Length > 0;
        return new()
        {
            Rule = rule,
            Type = _types.Of(rule),
            Default = rule.HasDefault ? DefaultOf(rule) : null,
            Limits = _limits.Of(rule),
            Choices = choices,
            Source = texts[$"source.{(rule is { Kind: ParameterKind.File, Source: ValueSource.Any } ? ValueSource.Body : rule.Source)}"],
            Description = comment.Text.Length > 0 ? comment.Text : rule.Description ?? "",
            Example = hasExample
                ? comment.Example
                : new ExampleValues(json).Make(rule, [.. choices.Select(choice => choice.Value)], schema),
            HasExample = hasExample,
            Input = InputKinds.Of(rule, choices.Count > 0 && !IsCombination(rule)),
            IsCombination = IsCombination(rule),
            IsMany = rule is { Kind: ParameterKind.File, ClrType: { } files } && ParameterTypes.ElementOf(files) is not null,
            Schema = schema,
        };
    }

    // Lists and sets of one element look the same to a client.
    private JsonNode? SchemaOf(ParameterRule rule, JsonSerializerOptions json) => rule switch
    {
        { Kind: ParameterKind.List, ClrType: { } list } when ParameterTypes.ElementOf(list) is { } element =>
            ListSchema(list, element, json),
        { Kind: ParameterKind.List or ParameterKind.Object, ClrType: { } type } => schemas.Write(type, json),
        _ => null,
    };

    private JsonNode? ListSchema(Type list, Type element, JsonSerializerOptions json)
    {
        var entry = ParameterTypes.Find(element);
        return entry.Kind is ParameterKind.Text && element != typeof(string)
            ? new JsonObject { ["type"] = "array", ["items"] = entry.CreateSchema() }
            : schemas.Write(list.IsArray ? list : typeof(List<>).MakeGenericType(element), json);
    }

    private static string? DefaultOf(ParameterRule rule) =>
        rule is { Kind: ParameterKind.List, ListFormat: ListFormat.Json, Default: IEnumerable list and not string }
        ? JsonText.OfList(list.Cast<object?>())
        : ValueText.Write(rule.Default, rule.Separator);

    // A rule's member is a parameter of the method, or else a property of the class.
    private ParameterComment Comment(ServiceAction action, ParameterRule rule, MemberComment method)
    {
        if (method.Parameters.TryGetValue(rule.Member, out var comment))
            return comment;
        if (action.Description is not ActionDescription description)
            return new("", "");
        if (description.Method.GetParameters().FirstOrDefault(parameter => parameter.Name == rule.Member) is { } argument)
            return new(comments.TextOf(argument), "");
        if (Property(description.ServiceType, rule.Member) is not { } property)
            return new("", "");
        var own = comments.Find(property);
        return new(own.Summary.Length > 0 ? own.Summary : own.Returns, MarkdownParts.Bare(own.Example));
    }

    private static PropertyInfo? Property(Type type, string name)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current.GetProperty(
                name, BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly) is { } property)
                return property;
        }

        return null;
    }

    private IReadOnlyList<ChoiceDocument> Choices(ParameterRule rule)
    {
        if (rule.Kind == ParameterKind.File)
            return [];
        var members = EnumOf(rule) is { } type
            ? EnumMember.Of(type).Select(member => new ChoiceDocument(member.Name, comments.Find(member.Field).Summary)).ToArray()
            : [];
        if (rule.AllowedValues is not { } allowed)
            return members;
        return [.. allowed.Select(value => ValueText.Write(value)).OfType<string>()
            .Select(value => members.FirstOrDefault(member => member.Value == value) ?? new(value, ""))];
    }

    // Flags are several of their members at once, in one text.
    private static bool IsCombination(ParameterRule rule) =>
        rule.AllowedValues is null && EnumOf(rule) is { } type && type.IsDefined(typeof(FlagsAttribute), inherit: false);

    // A list has the choices of its elements.
    private static Type? EnumOf(ParameterRule rule)
    {
        var type = rule is { Kind: ParameterKind.List, ClrType: { } list } ? ParameterTypes.ElementOf(list) : rule.ClrType;
        type = type is null ? null : Nullable.GetUnderlyingType(type) ?? type;
        return type is { IsEnum: true } ? type : null;
    }
}
