using PhalNet.Descriptions;

namespace PhalNet.Docs;

/// <summary>A service as a text to paste into an assistant without prior knowledge.</summary>
internal sealed class ServicePrompt(ServiceMarkdown markdown)
{
    public string Write(ServiceDocument document, Entry entry, PageContext context)
    {
        var texts = context.Texts;
        return $"""
            {texts["prompt.start"]}

            # {texts["machine.protocol"]}

            {ProtocolText.Write(entry, context)}

            {markdown.Body(document, entry, context, level: 1)}

            ---

            {texts["prompt.end", document.Name, entry.NameOf("ret"), entry.NameOf("data"), entry.NameOf("msg")]}

            """.ReplaceLineEndings("\n");
    }
}

/// <summary>The protocol of one entry, for callers without prior knowledge.</summary>
internal static class ProtocolText
{
    public static string Write(Entry entry, PageContext context)
    {
        var texts = context.Texts;
        const string name = "Namespace.Class.Action";
        var format = entry.FormatName;
        var path = entry.RouteValues.Count == 0 ? "" : $" {texts["machine.protocol.path", RouteValueText.Of(entry, texts)]}";
        return string.Join("\n\n",
            texts[
                "machine.protocol.url",
                MarkdownText.Code(CallAddress.ByQuery(context, entry, name)), MarkdownText.Code(CallAddress.ByPath(context, entry, name))]
                + path,
            texts["machine.protocol.parameters"],
            texts["machine.protocol.reply", entry.NameOf("ret"), entry.NameOf("data"), entry.NameOf("msg"), format],
            texts[
                entry.Options.MirrorStatus ? "machine.protocol.mirrored" : "machine.protocol.status",
                entry.NameOf("ret"), entry.NameOf("msg")]);
    }
}
