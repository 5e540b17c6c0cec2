using PhalNet.Docs.Internal.Documents;
using PhalNet.Docs.Internal.Pages;

namespace PhalNet.Docs.Internal.Machines;

/// <summary>A service as a text to paste into an assistant that knows nothing of it.</summary>
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
