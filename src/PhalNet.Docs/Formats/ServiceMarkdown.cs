using System.Globalization;
using PhalNet.Descriptions;

namespace PhalNet.Docs;

/// <summary>The whole content of a service's page as Markdown.</summary>
internal sealed class ServiceMarkdown(SampleCatalog samples)
{
    private readonly Sample _curl = samples.Samples.Single(sample => sample.Id == "curl-plain");
    private readonly SampleWriter _writer = new();

    public string Write(ServiceDocument document, Entry entry, PageContext context) =>
        $"{Body(document, entry, context, level: 1)}\n\n{Generated(context)}\n";

    public static string Generated(PageContext context) =>
        context.Texts["machine.generated", context.Time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture)];

    /// <param name="document">The service.</param>
    /// <param name="entry">Where it is called.</param>
    /// <param name="context">The page.</param>
    /// <param name="level">The heading level of its title.</param>
    public string Body(ServiceDocument document, Entry entry, PageContext context, int level)
    {
        var texts = context.Texts;
        var heading = new string('#', level);
        var version = texts["machine.version", MarkdownText.Plain(document.Module.Name), MarkdownText.Plain(document.Module.Version)];
        var parts = new List<string>
        {
            $"{heading} {MarkdownText.Plain(document.Title)}",
            $"{MarkdownText.Code(document.Name)} · {version}",
        };
        if (document.Deprecated is { } instead)
            parts.Add($"> **{texts["badge.deprecated"]}** {instead.ReplaceLineEndings("\n> ")}".TrimEnd());
        if (document.Gaps.Count > 0)
            parts.Add($"> {texts["service.gaps"]} {string.Join(", ", document.Gaps)}");
        parts.Add(MarkdownText.Closed(document.Description));
        var address = CallAddress.ByQuery(context, entry, document.Name);
        parts.AddRange(Section("service.address", MarkdownText.Block("text", address), Facts(document, entry, texts)));
        parts.AddRange(Section("service.parameters", Parameters(document, texts)));
        parts.AddRange(Section("service.returns", Returns(document, entry, texts)));
        parts.AddRange(Section("service.errors", Errors(document)));
        parts.AddRange(Section(
            "machine.curl",
            MarkdownText.Block("sh", _writer.Write(_curl, SampleCalls.For(document, CallAddress.Example(context, entry))))));
        if (document.Reply == ReplyKind.Envelope)
            parts.AddRange(Section("machine.reply", MarkdownText.Block("json", EnvelopeExample.Write(document, entry))));
        return string.Join("\n\n", parts.Where(part => part.Length > 0)).ReplaceLineEndings("\n");

        IEnumerable<string> Section(string title, params IEnumerable<string> content) => [$"{heading}# {texts[title]}", .. content];
    }

    private static string Facts(ServiceDocument document, Entry entry, DocsTexts texts)
    {
        var format = document.Reply switch
        {
            ReplyKind.Envelope => entry.FormatName,
            ReplyKind.Events => texts["reply.events"],
            _ => texts["reply.file"],
        };
        var verbs = document.Action.Verbs.Count == 0 ? "GET/POST" : string.Join('/', document.Action.Verbs);
        var access = document.Access.Length == 0 ? "" : $"\n- {texts["fact.access"]}: {MarkdownText.Plain(document.Access)}";
        var path = entry.RouteValues.Count == 0 ? "" : $"\n- {texts["fact.path"]}: {RouteValueText.Of(entry, texts)}";
        return $"""
            - {texts["fact.protocol"]}: HTTP/HTTPS
            - {texts["fact.method"]}: {verbs}{path}{access}
            - {texts["fact.encoding"]}: UTF-8
            - {texts["fact.format"]}: {format}
            """;
    }

    private static string Parameters(ServiceDocument document, DocsTexts texts) => document.Parameters.Count == 0
        ? texts["parameters.none"]
        : Table(
            [
                texts["column.name"], texts["column.type"], texts["column.required"], texts["column.default"], texts["column.limits"],
                texts["column.source"], texts["column.description"],
            ],
            document.Parameters.SelectMany(
                parameter => parameter.Members.Select(member => Row(member, texts)).Prepend(Row(parameter, texts))));

    private static string Row(ParameterDocument parameter, DocsTexts texts) => MarkdownText.Row(
        MarkdownText.Code(parameter.Name),
        MarkdownText.Plain(parameter.Type),
        texts[parameter.Rule.Required ? "parameters.required" : "parameters.optional"],
        Default(parameter.Default),
        Limits(parameter),
        parameter.Source,
        parameter.Description);

    private static string Row(FieldDocument member, DocsTexts texts) => MarkdownText.Row(
        MarkdownText.Code(member.Path),
        MarkdownText.Plain(member.Type) + (member.IsNullable ? texts["fields.nullable"] : ""),
        texts[member.IsRequired ? "parameters.required" : "parameters.optional"],
        Default(member.Default),
        string.Join("\n\n", member.Limits),
        "",
        MemberTexts.Describe(member, texts));

    private static string Default(string? value) =>
        value is null ? "" : MarkdownText.Code(value.Length == 0 ? "\"\"" : value);

    // A cell shows a paragraph break as a line break.
    private static string Limits(ParameterDocument parameter) => string.Join("\n\n",
    [
        .. parameter.Limits,
        .. parameter.Choices.Select(choice => $"{MarkdownText.Code(choice.Value)} {choice.Description}".TrimEnd()),
    ]);

    private static string[] Returns(ServiceDocument document, Entry entry, DocsTexts texts)
    {
        var members = Table(
            [texts["column.result"], texts["column.type"], texts["column.description"]],
            EnvelopeFields.Of(document, entry, texts).Select(field => MarkdownText.Row(
                MarkdownText.Code(field.Path),
                MarkdownText.Plain(field.Type) + (field.IsNullable ? texts["fields.nullable"] : ""),
                field.Description)));
        return document.Reply switch
        {
            ReplyKind.Envelope => [members],
            ReplyKind.Events => [MarkdownText.Closed(document.Returns), texts["reply.events.text"], members],
            _ => [MarkdownText.Closed(document.Returns), texts["reply.file.text"], members],
        };
    }

    private static string Errors(ServiceDocument document) =>
        string.Join('\n', document.Errors.Select(error => $"- `{error.Ret}`: {error.Description.ReplaceLineEndings("\n  ")}"));

    private static string Table(string[] columns, IEnumerable<string> rows) =>
        string.Join('\n', [MarkdownText.Row(columns), MarkdownText.Row(columns.Select(_ => "---")), .. rows]);
}
