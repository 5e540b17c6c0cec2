using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace PhalNet.Docs.Internal.Comments;

/// <summary>Writes the content of an XML comment as Markdown, which it may have been already: only its tags are replaced.</summary>
internal sealed partial class CommentMarkdown(int indent, StringBuilder text)
{
    public static string Write(XElement element)
    {
        var text = new StringBuilder();
        new CommentMarkdown(IndentOf(element.DescendantNodes().OfType<XText>().Where(node => node.Parent!.Name != "code").SelectMany(Continued)), text)
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
                text.Append("\n\n```").Append(element.Attribute("language")?.Value ?? element.Attribute("lang")?.Value).Append('\n')
                    .AppendJoin('\n', Unindent(element.Value.Trim('\r', '\n').TrimEnd().Split('\n'))).Append("\n```\n\n");
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
            text.Append('[').Append(element.Value.Length > 0 ? element.Value : address).Append("](").Append(address).Append(')');
        else if (element.Value.Length > 0)
            text.Append(element.Value);
        else
            WriteCode(element.Attribute("langword")?.Value ?? element.Attribute("name")?.Value ?? ShortName(element.Attribute("cref")?.Value));
    }

    private void WriteList(XElement list)
    {
        var isNumbered = list.Attribute("type")?.Value == "number";
        var number = 0;
        text.Append("\n\n");
        foreach (var item in list.Elements("item"))
        {
            text.Append(isNumbered ? $"{++number}. " : "- ");
            if (item.Element("term") is { } term)
                text.Append("**").Append(Write(term)).Append(item.Element("description") is null ? "**" : "**: ");
            text.Append(Write(item.Element("description") ?? (item.Element("term") is null ? item : new XElement("none"))).Replace("\n", "\n  ")).Append('\n');
        }

        text.Append('\n');
    }

    private void WriteBetween(string mark, XElement element)
    {
        text.Append(mark);
        WriteContent(element);
        text.Append(mark);
    }

    private void WriteCode(string code)
    {
        var fence = code.Contains('`') ? "``" : "`";
        text.Append(fence).Append(code).Append(fence);
    }

    // M:Some.Space.Type.Method(System.String) is Method to a reader.
    private static string ShortName(string? reference)
    {
        var name = (reference ?? "").Split('(')[0];
        return name[(name.LastIndexOfAny(['.', ':']) + 1)..];
    }

    private static IEnumerable<string> Continued(XText node) => node.Value.Split('\n').Skip(1);

    // Comments are indented as the code they stand in; in Markdown that would make them code.
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
