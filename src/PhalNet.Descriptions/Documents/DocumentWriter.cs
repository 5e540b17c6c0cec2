using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PhalNet.Descriptions;

/// <summary>Creates the document of an action in one language.</summary>
internal sealed class DocumentWriter
{
    private readonly CommentLibrary _comments;
    private readonly DescriptionTexts _texts;
    private readonly Func<string, string> _plain;
    private readonly SchemaWriter _schemas;
    private readonly ParameterWriter _parameters;
    private readonly ErrorList _errors;

    public DocumentWriter(CommentLibrary comments, DescriptionTexts texts, IMessageCatalog messages, Func<string, string> plain)
    {
        _comments = comments;
        _texts = texts;
        _plain = plain;
        var limits = new LimitTexts(comments, texts, messages);
        _schemas = new SchemaWriter(comments, limits);
        _parameters = new ParameterWriter(comments, _schemas, limits, texts, messages);
        _errors = new ErrorList(comments, texts, messages);
    }

    /// <param name="action">The service.</param>
    /// <param name="gaps">Collects what cannot be described; the rest of the document is complete.</param>
    public ServiceDocument Write(ServiceAction action, DescriptionGaps gaps)
    {
        var method = action.Description as ActionDescription;
        var given = method is null ? gaps.Try("texts", action.Name, () => Given(action), new()) : null;
        var comment = gaps.Try("texts", action.Name,
            () => method is null ? GivenComment(given!) : _comments.Find(method.Method, Names(action)), MemberComment.None);
        var schema = given is null
            ? SchemaOf(method!, action, gaps)
            : gaps.Try("schema", "data", () => Copy(given.Schema) as JsonObject, null);
        var title = MarkdownParts.Title(comment.Summary, _plain);
        return new()
        {
            Action = action,
            Title = title.Length > 0 ? title : action.Name,
            Description = Join(MarkdownParts.AfterTitle(comment.Summary), comment.Remarks),
            ClassTitle = ClassTitle(action),
            Deprecated = gaps.Try("texts", action.Name,
                () => method is not null ? Deprecated(method) : action.IsDeprecated ? given!.Deprecation : null, null),
            Parameters = _parameters.Write(action, comment, gaps),
            Access = AccessText.Of(action.Access, _texts),
            Reply = method is null ? ReplyKind.Envelope : KindOf(method.ResultType),
            Returns = comment.Returns,
            Data = schema is null
                ? []
                : gaps.Try("schema", "data", () => new SchemaFields(schema, _texts, SchemaUse.Reply).List("data", comment.Returns), []),
            Schema = schema,
            Example = gaps.Try("example", "data", () => Copy(given?.Example), null) ?? Declared(comment.Example)
                ?? (schema is null ? new JsonObject() : gaps.Try("example", "data", () => SchemaExample.Make(schema), null)),
            Errors = gaps.Try("errors", action.Name, () => _errors.Of(action, comment), []),
            Gaps = gaps.Parts,
        };
    }

    /// <summary>The title of a service in lists, whatever its comments and its code do.</summary>
    public string Title(ServiceAction action) =>
        Safe(() => MarkdownParts.Title(Summary(action), _plain)) is { Length: > 0 } title ? title : action.Name;

    public string ClassTitle(ServiceAction action) => Safe(() => MarkdownParts.Title(
        action.Description is ActionDescription method
            ? _comments.Find(method.ServiceType).Summary
            : action.Description.Describe(_texts.Language)?.Class ?? "",
        _plain));

    // The page of the service shows the error.
    private static string Safe(Func<string> text)
    {
        try
        {
            return text();
        }
        catch (Exception)
        {
            return "";
        }
    }

    private ActionTexts Given(ServiceAction action) => action.Description.Describe(_texts.Language) ?? new();

    private JsonObject? SchemaOf(ActionDescription method, ServiceAction action, DescriptionGaps gaps)
    {
        if (!HasData(method))
            return null;

        // Only the service knows the type of the data.
        if (method.ResultType == typeof(CallResult))
            return [];
        return _schemas.WriteReply(method.Method, method.ResultType, action.Module, gaps);
    }

    // Invalid JSON is detected here, and not when a document of all services is written.
    private static JsonNode? Copy(JsonNode? node) => node is null ? null : JsonNode.Parse(node.ToJsonString());

    private string Summary(ServiceAction action) => action.Description is ActionDescription method
        ? _comments.Find(method.Method).Summary
        : action.Description.Describe(_texts.Language)?.Summary ?? "";

    private static MemberComment GivenComment(ActionTexts given) => new()
    {
        Summary = given.Summary,
        Remarks = given.Remarks,
        Returns = given.Returns,
        Errors = [.. given.Errors.Select(error => new ErrorComment(error.Key, error.Value))],
    };

    private static Dictionary<string, string> Names(ServiceAction action) =>
        action.Rules.DistinctBy(rule => rule.Member).ToDictionary(rule => rule.Member, rule => rule.Name);

    private static bool HasData(ActionDescription? method) =>
        method is not null && method.ResultType != typeof(void) && KindOf(method.ResultType) == ReplyKind.Envelope;

    private static ReplyKind KindOf(Type type)
    {
        if (typeof(EventStreamReply).IsAssignableFrom(type))
            return ReplyKind.Events;
        if (typeof(FileReply).IsAssignableFrom(type))
            return ReplyKind.File;
        return typeof(ReplyBody).IsAssignableFrom(type) ? ReplyKind.Stream : ReplyKind.Envelope;
    }

    private static string? Deprecated(ActionDescription action) =>
        (action.Method.GetCustomAttribute<ObsoleteAttribute>(inherit: true)
            ?? action.ServiceType.GetCustomAttribute<ObsoleteAttribute>(inherit: true)) is { } obsolete
                ? obsolete.Message ?? ""
                : null;

    // The data itself or a whole envelope, in a code block or not, with or without surrounding text.
    private static JsonNode? Declared(string example)
    {
        var start = example.IndexOfAny(['{', '[']);
        var end = example.LastIndexOfAny(['}', ']']);
        var node = Parse(MarkdownParts.Bare(example)) ?? (start >= 0 && end > start ? Parse(example[start..(end + 1)]) : null);
        return node is JsonObject envelope && envelope.ContainsKey("ret") && envelope.ContainsKey("msg")
            ? envelope["data"]?.DeepClone()
            : node;
    }

    private static JsonNode? Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Join(string first, string second) =>
        first.Length == 0 ? second : second.Length == 0 ? first : $"{first}\n\n{second}";
}
