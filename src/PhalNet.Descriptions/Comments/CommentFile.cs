using System.Xml;
using System.Xml.Linq;

namespace PhalNet.Descriptions;

/// <summary>
/// An XML documentation file, read once as a stream. Comments are kept as text and parsed on demand: most comments of a large application
/// are never used.
/// </summary>
internal sealed class CommentFile
{
    private readonly Dictionary<string, string> _members = [];

    public static CommentFile Empty { get; } = new();

    /// <exception cref="XmlException">The file is not valid XML.</exception>
    public static CommentFile Read(Stream content)
    {
        var file = new CommentFile();
        using var reader = XmlReader.Create(content, new() { DtdProcessing = DtdProcessing.Prohibit, IgnoreComments = true });
        reader.MoveToContent();
        while (!reader.EOF)
        {
            if (reader.NodeType == XmlNodeType.Element && reader.Name == "member" && reader.GetAttribute("name") is { } id)
                file._members[id] = reader.ReadOuterXml();
            else
                reader.Read();
        }

        return file;
    }

    public XElement? Find(string id) =>
        _members.TryGetValue(id, out var member) ? XElement.Parse(member, LoadOptions.PreserveWhitespace) : null;
}
