using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace PhalNet.Descriptions;

/// <summary>Splits a comment into its parts.</summary>
internal static partial class CommentReader
{
    public static MemberComment Read(XElement member) => new()
    {
        Summary = Text(member, "summary"),
        Remarks = Text(member, "remarks"),
        Returns = Text(member, "returns") is { Length: > 0 } returns ? returns : Text(member, "value"),
        Example = Text(member, "example"),
        Inherits = member.Element("inheritdoc") is not null,
        InheritsFrom = member.Element("inheritdoc")?.Attribute("cref")?.Value ?? "",
        Parameters = member.Elements("param").Where(param => param.Attribute("name") is not null)
            .GroupBy(param => param.Attribute("name")!.Value).ToDictionary(group => group.Key, group => Parameter(group.First())),
        Errors = [.. member.Elements("exception").Select(Error).OfType<ErrorComment>()],
    };

    private static ParameterComment Parameter(XElement param) => new(CommentMarkdown.Write(param), param.Attribute("example")?.Value ?? "");

    private static ErrorComment? Error(XElement exception)
    {
        var match = ErrorPattern().Match(CommentMarkdown.Write(exception));
        return match.Success
            ? new(int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture), Sentence(match.Groups[2].Value))
            : null;
    }

    // The text after the ret may begin with a lower-case letter.
    private static string Sentence(string text) => text.Length == 0 ? text : string.Concat(text[..1].ToUpperInvariant(), text.AsSpan(1));

    private static string Text(XElement member, string name) =>
        string.Join("\n\n", member.Elements(name).Select(CommentMarkdown.Write).Where(text => text.Length > 0));

    [GeneratedRegex(@"\A([0-9]{3,9})\s*[:：]\s*(.*)\z", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex ErrorPattern();
}
