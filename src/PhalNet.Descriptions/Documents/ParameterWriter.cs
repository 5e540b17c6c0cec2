using System.Collections;
using System.Reflection;
using System.Text.Json.Nodes;

namespace PhalNet.Descriptions;

/// <summary>Describes the rules of an action.</summary>
internal sealed class ParameterWriter(
    CommentLibrary comments, SchemaWriter schemas, LimitTexts limits, DescriptionTexts texts, IMessageCatalog messages)
{
    private readonly TypeTexts _types = new(texts, messages);

    public IReadOnlyList<ParameterDocument> Write(ServiceAction action, MemberComment method, DescriptionGaps gaps) =>
        [.. action.Rules.Where(rule => !rule.Hidden && rule.Name.Length > 0)
            .Select(rule => gaps.Try("parameter", rule.Name, () => Write(action, rule, Comment(action, rule, method), gaps), Bare(rule)))];

    private ParameterDocument Write(ServiceAction action, ParameterRule rule, ParameterComment comment, DescriptionGaps gaps)
    {
        var schema = SchemaOf(rule, action.Module, gaps);
        var choices = Choices(rule);
        var values = new ExampleValues(action.Module.Json);
        var hasExample = comment.Example.Length > 0;
        return Bare(rule) with
        {
            Type = _types.Of(rule),
            Default = rule.HasDefault ? gaps.Try("default", rule.Name, () => DefaultOf(rule), null) : null,
            Limits = gaps.Try("limits", rule.Name, () => limits.Of(rule), []),
            Choices = choices,
            Description = comment.Text.Length > 0 ? comment.Text : rule.Description ?? "",
            Example = hasExample
                ? comment.Example
                : gaps.Try("example", rule.Name, () => values.Make(rule, [.. choices.Select(choice => choice.Value)], schema), null),
            HasExample = hasExample,
            Input = InputKinds.Of(rule, choices.Count > 0 && !IsCombination(rule)),
            IsCombination = IsCombination(rule),
            Schema = schema,
            Members = schema is null ? [] : gaps.Try("schema", rule.Name, () => MembersOf(rule, schema), []),
            Template = schema is null ? null : gaps.Try("example", rule.Name, () => ExampleValues.Template(rule, schema), null),
        };
    }

    private ParameterDocument Bare(ParameterRule rule) => new()
    {
        Rule = rule,
        Type = rule.Type,
        Source = texts[$"source.{(rule is { Kind: ParameterKind.File, Source: ValueSource.Any } ? ValueSource.Body : rule.Source)}"],
        Input = InputKinds.Of(rule, hasChoices: false),
        IsMany = rule is { Kind: ParameterKind.File, ClrType: { } files } && ParameterTypes.ElementOf(files) is not null,
    };

    // The first one is the parameter itself.
    private IReadOnlyList<FieldDocument> MembersOf(ParameterRule rule, JsonObject schema) =>
        [.. new SchemaFields(schema, texts, SchemaUse.Request).List(rule.Name, "").Skip(1)];

    // For clients, lists and sets with the same element type are identical.
    private JsonObject? SchemaOf(ParameterRule rule, LoadedModule module, DescriptionGaps gaps) => rule switch
    {
        { Kind: ParameterKind.List, ClrType: { } list } when ParameterTypes.ElementOf(list) is { } element =>
            ListSchema(rule.Name, list, element, module, gaps),
        { Kind: ParameterKind.List or ParameterKind.Object, ClrType: { } type } => schemas.WriteRequest(rule.Name, type, module, gaps),
        _ => null,
    };

    // For nested lists, the innermost elements are described.
    private JsonObject? ListSchema(string name, Type list, Type element, LoadedModule module, DescriptionGaps gaps)
    {
        var entry = ParameterTypes.Find(element);
        if (entry.Kind is ParameterKind.Object)
            return schemas.WriteRequest(name, list.IsArray ? list : typeof(List<>).MakeGenericType(element), module, gaps);
        var items = entry.Kind is ParameterKind.List
            ? ListSchema(name, element, ParameterTypes.ElementOf(element)!, module, gaps)
            : entry.CreateSchema();
        return new JsonObject { ["type"] = "array", ["items"] = items };
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

    // A flags value may combine several members in one text.
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
