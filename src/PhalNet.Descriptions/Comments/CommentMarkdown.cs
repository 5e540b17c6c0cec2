using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace PhalNet.Descriptions;

/// <summary>Converts the content of an XML comment to Markdown. It may already contain Markdown: only its tags are replaced.</summary>
internal sealed partial class CommentMarkdown(int indent, StringBuilder text)
{
    public static string Write(XElement element)
    {
        var text = new StringBuilder();
        new CommentMarkdown(
            IndentOf(element.DescendantNodes().OfType<XText>().Where(node => node.Parent!.Name != "code").SelectMany(Continued)), text)
            .WriteContent(element);
        return BlankLines().Replace(text.ToString(), "\n\n").Trim();
    }

    private void WriteContent(XElement element)
    {
        foreach (var node in element.Nodes())
        {
            if (node is XText plain)
                text.AppendJoin('\n', plain.Value.Split('\n').Select((line, index) => index == 0 ? line : Cut(line, indent)));
            else if (node is XElement child)
                WriteElement(child);
        }
    }

    private void WriteElement(XElement element)
    {
        switch (element.Name.LocalName)
        {
            case "c":
                WriteCode(element.Value);
                break;
            case "code":
                WriteBlock(element.Attribute("language")?.Value ?? element.Attribute("lang")?.Value ?? "", element.Value);
                break;
            case "para":
                text.Append("\n\n");
                WriteContent(element);
                text.Append("\n\n");
                break;
            case "br":
                text.Append("  \n");
                break;
            case "b" or "strong":
                WriteBetween("**", element);
                break;
            case "i" or "em":
                WriteBetween("*", element);
                break;
            case "see" or "seealso" or "paramref" or "typeparamref" or "a":
                WriteReference(element);
                break;
            case "list":
                WriteList(element);
                break;
            default:
                WriteContent(element);
                break;
        }
    }

    private void WriteReference(XElement element)
    {
        if (element.Attribute("href")?.Value is { } address)
            WriteLink(element.Value.Length > 0 ? element.Value : address, address);
        else if (element.Value.Length > 0)
            text.Append(element.Value);
        else
            WriteCode(element.Attribute("langword")?.Value
                ?? element.Attribute("name")?.Value ?? ShortName(element.Attribute("cref")?.Value));
    }

    // Script URLs are not links.
    private void WriteLink(string words, string address)
    {
        if (!IsAddress(address))
            text.Append(words);
        else
            text.Append('[').Append(words).Append("](").Append(address.IndexOfAny([' ', '(', ')']) < 0 ? address : $"<{address}>")
                .Append(')');
    }

    // Without a scheme it is an address on the same site.
    private static bool IsAddress(string address) => address.Split('/', '?', '#')[0].Contains(':')
        ? Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" or "mailto"
        : !address.Any(letter => char.IsControl(letter) || letter == '<' || letter == '>');

    private void WriteList(XElement list)
    {
        var isNumbered = list.Attribute("type")?.Value == "number";
        var number = 0;
        text.Append("\n\n");
        foreach (var item in list.Elements("item"))
        {
            var mark = isNumbered ? $"{++number}. " : "- ";
            text.Append(mark);
            if (item.Element("term") is { } term)
                text.Append("**").Append(Write(term)).Append(item.Element("description") is null ? "**" : "**: ");
            if ((item.Element("description") ?? (item.Element("term") is null ? item : null)) is { } content)
                text.Append(Write(content).Replace("\n", "\n" + new string(' ', mark.Length)));
            text.Append('\n');
        }

        text.Append('\n');
    }

    private void WriteBlock(string language, string code)
    {
        var lines = Unindent(code.Trim('\r', '\n').TrimEnd().Split('\n'));
        text.Append("\n\n").Append(MarkdownText.Block(language, string.Join('\n', lines))).Append("\n\n");
    }

    private void WriteBetween(string mark, XElement element)
    {
        text.Append(mark);
        WriteContent(element);
        text.Append(mark);
    }

    private void WriteCode(string code) => text.Append(code.Length == 0 ? "" : MarkdownText.Code(code));

    // M:Some.Space.Type.Method``1(System.String) becomes Method, and a constructor becomes its type.
    private static string ShortName(string? reference)
    {
        var name = (reference ?? "").Split('(')[0].Replace(".#ctor", "", StringComparison.Ordinal);
        return name[(name.LastIndexOfAny(['.', ':']) + 1)..].Split('`')[0];
    }

    private static IEnumerable<string> Continued(XText node) => node.Value.Split('\n').Skip(1);

    // Comments are indented like the surrounding code; in Markdown that would make them code blocks.
    private static int IndentOf(IEnumerable<string> lines) => lines.Where(line => !string.IsNullOrWhiteSpace(line))
        .Select(line => line.Length - line.TrimStart().Length).DefaultIfEmpty(0).Min();

    private static IEnumerable<string> Unindent(string[] lines)
    {
        var least = IndentOf(lines);
        return lines.Select(line => Cut(line, least));
    }

    private static string Cut(string line, int indent) => string.IsNullOrWhiteSpace(line) ? "" : line[Math.Min(indent, line.Length)..];

    [GeneratedRegex(@"\n(?:[ \t]*\n)+", RegexOptions.CultureInvariant)]
    private static partial Regex BlankLines();
}
