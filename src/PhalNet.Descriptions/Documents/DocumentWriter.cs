using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PhalNet.Descriptions;

/// <summary>Makes the document of an action in one language.</summary>
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
        _schemas = new SchemaWriter(comments);
        _parameters = new ParameterWriter(comments, _schemas, texts);
        _errors = new ErrorList(comments, texts, messages);
    }

    public ServiceDocument Write(ServiceAction action)
    {
        var comment = _comments.Find(action.Description.Method, Names(action));
        var schema = HasData(action) ? _schemas.Write(action.ResultType, action.Module.Json) : null;
        return new()
        {
            Action = action,
            Title = MarkdownParts.Title(comment.Summary, _plain) is { Length: > 0 } title ? title : action.Name,
            Description = Join(MarkdownParts.AfterTitle(comment.Summary), comment.Remarks),
            ClassTitle = ClassTitle(action),
            Deprecated = Deprecated(action),
            Parameters = _parameters.Write(action, comment),
            Reply = KindOf(action.ResultType),
            Returns = comment.Returns,
            Data = schema is null ? [] : new SchemaFields(schema, _texts).List("data", comment.Returns),
            Schema = schema,
            Example = Declared(comment.Example) ?? (schema is null ? new JsonObject() : SchemaExample.Make(schema)),
            Errors = _errors.Of(action, comment),
        };
    }

    public string Title(ServiceAction action) =>
        MarkdownParts.Title(_comments.Find(action.Description.Method).Summary, _plain) is { Length: > 0 } title ? title : action.Name;

    public string ClassTitle(ServiceAction action) => MarkdownParts.Title(_comments.Find(action.Description.ServiceType).Summary, _plain);

    private static Dictionary<string, string> Names(ServiceAction action) =>
        action.Rules.DistinctBy(rule => rule.Member).ToDictionary(rule => rule.Member, rule => rule.Name);

    private static bool HasData(ServiceAction action) =>
        action.ResultType != typeof(void) && KindOf(action.ResultType) == ReplyKind.Envelope;

    private static ReplyKind KindOf(Type type)
    {
        if (typeof(EventStreamReply).IsAssignableFrom(type))
            return ReplyKind.Events;
        if (typeof(FileReply).IsAssignableFrom(type))
            return ReplyKind.File;
        return typeof(ReplyBody).IsAssignableFrom(type) ? ReplyKind.Stream : ReplyKind.Envelope;
    }

    private static string? Deprecated(ServiceAction action) =>
        (action.Description.Method.GetCustomAttribute<ObsoleteAttribute>(inherit: true)
            ?? action.Description.ServiceType.GetCustomAttribute<ObsoleteAttribute>(inherit: true)) is { } obsolete
                ? obsolete.Message ?? ""
                : null;

    // The data itself or a whole envelope, in a code block or bare, with words around it or not.
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
