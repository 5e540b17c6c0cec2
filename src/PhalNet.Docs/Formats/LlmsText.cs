using System.Text;
using PhalNet.Descriptions;

namespace PhalNet.Docs;

/// <summary>All services for language models: an index in the format of https://llmstxt.org, and everything in one file.</summary>
internal sealed class LlmsText(EntryDirectory entries, ServiceMarkdown markdown)
{
    public string Index(PageContext context)
    {
        var text = Head(context);
        foreach (var module in context.Modules)
        {
            foreach (var group in module.Classes)
            {
                var title = group.Title.Length > 0 ? $": {MarkdownText.Plain(group.Title)}" : "";
                var version = MarkdownText.Plain($"{module.Module.Name} {module.Module.Version}");
                text.Append($"\n## {MarkdownText.Plain(group.Name)}{title} ({version})\n\n");
                foreach (var service in group.Services)
                    AddLink(text, context, service);
            }
        }

        // Readers with little context may skip a section of this name.
        var texts = context.Texts;
        text.Append("\n## Optional\n\n");
        text.Append($"- [llms-full.txt]({FormatLinks.To(context, "llms-full.txt")}): {texts["machine.full"]}\n");
        text.Append($"- [openapi.json]({FormatLinks.To(context, "openapi.json")}): {texts["machine.openapi"]}\n");
        text.Append($"- [postman.json]({FormatLinks.To(context, "postman.json")}): {texts["machine.postman"]}\n");
        return text.ToString();
    }

    public string Full(PageContext context)
    {
        var text = Head(context);
        foreach (var service in Services(context))
        {
            var document = context.Library.For(service.Action);
            text.Append($"\n---\n\n{markdown.Body(document, entries.For(service.Action), context, level: 2)}\n");
        }

        return text.Append($"\n---\n\n{ServiceMarkdown.Generated(context)}\n").ToString();
    }

    private StringBuilder Head(PageContext context)
    {
        var texts = context.Texts;
        var text = new StringBuilder($"# {texts["page.site"]}\n\n");
        if (Services(context).FirstOrDefault() is not { } first)
            return text.Append($"> {texts["machine.empty"]}\n");
        var entry = entries.For(first.Action);
        var modules = context.Modules.ToArray();
        string[] members = [entry.NameOf("ret"), entry.NameOf("data"), entry.NameOf("msg")];
        var envelope = string.Join(", ", members.Select(MarkdownText.Code));
        text.Append($"> {texts["machine.summary", modules.Sum(module => module.Count), modules.Length, envelope]}\n\n");
        return text.Append(ProtocolText.Write(entry, context)).Append('\n');
    }

    private static IEnumerable<ServiceSummary> Services(PageContext context) =>
        context.Modules.SelectMany(module => module.Classes).SelectMany(group => group.Services);

    private static void AddLink(StringBuilder text, PageContext context, ServiceSummary service)
    {
        var deprecated = service.Action.IsDeprecated ? $" ({context.Texts["badge.deprecated"]})" : "";
        var link = $"[{MarkdownText.Plain(service.Name)}]({FormatLinks.To(context, $"{service.Name}.md")})";
        text.Append($"- {link}: {MarkdownText.Plain(service.Title)}{deprecated}\n");
    }
}
