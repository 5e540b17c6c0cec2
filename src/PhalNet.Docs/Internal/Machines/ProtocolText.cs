using PhalNet.Docs.Internal.Documents;
using PhalNet.Docs.Internal.Markup;
using PhalNet.Docs.Internal.Pages;

namespace PhalNet.Docs.Internal.Machines;

/// <summary>What a caller must know before the first call, of one entry.</summary>
internal static class ProtocolText
{
    public static string Write(Entry entry, PageContext context)
    {
        var texts = context.Texts;
        const string name = "Namespace.Class.Action";
        var format = entry.FormatName;
        return string.Join("\n\n",
            texts["machine.protocol.url", MarkdownText.Code(CallAddress.ByQuery(context, entry, name)), MarkdownText.Code(CallAddress.ByPath(context, entry, name))],
            texts["machine.protocol.parameters"],
            texts["machine.protocol.reply", entry.NameOf("ret"), entry.NameOf("data"), entry.NameOf("msg"), format],
            texts[entry.Options.MirrorStatus ? "machine.protocol.mirrored" : "machine.protocol.status", entry.NameOf("ret"), entry.NameOf("msg")]);
    }
}
