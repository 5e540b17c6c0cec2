using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace PhalNet.Conformance.Judging;

/// <summary>XML: element names and texts in order, except for the members of the envelope; escaping does not count.</summary>
internal static class XmlRule
{
    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit };

    public static string? Difference(byte[] recorded, byte[] actual, EnvelopeNames names)
    {
        if (!TryParse(recorded, out var left, out var problem)) return $"the recording is no XML: {problem}";
        if (!TryParse(actual, out var right, out problem)) return $"body: no XML: {problem} {Shown.Of(Encoding.UTF8.GetString(actual))}";
        return Difference(left!, right!, $"<{left!.Name}>", names.Message);
    }

    private static string? Difference(XElement recorded, XElement actual, string path, string? message)
    {
        if (recorded.Name != actual.Name) return $"{path}: recorded <{recorded.Name}>, got <{actual.Name}>";
        var (left, right) = (Children(recorded), Children(actual));
        if (left.Length != right.Length) return $"{path}: recorded {Names(left)}, got {Names(right)}";
        if (left.Length == 0)
            return recorded.Value == actual.Value ? null : $"{path}: recorded {Shown.Of(recorded.Value)}, got {Shown.Of(actual.Value)}";
        for (var i = 0; i < left.Length; i++)
        {
            var difference = left[i].Name.LocalName == message && right[i].Name == left[i].Name
                ? MessageDifference(left[i], right[i], path)
                : Difference(left[i], right[i], $"{path}<{left[i].Name}>", null);
            if (difference is not null) return difference;
        }

        return null;
    }

    /// <summary>The members of the envelope have no order, as in JSON; a renamed one is in another place in PHP.</summary>
    private static XElement[] Children(XElement element) => element.Parent is null
        ? [.. element.Elements().OrderBy(child => child.Name.LocalName, StringComparer.Ordinal)]
        : [.. element.Elements()];

    private static string? MessageDifference(XElement recorded, XElement actual, string path) =>
        JsonpRule.ContainsMessage(actual.Value, recorded.Value)
            ? null
            : $"{path}<{recorded.Name}>: {Shown.Of(actual.Value)} does not contain {Shown.Of(recorded.Value)}";

    private static string Names(XElement[] elements) => elements.Length == 0 ? "no elements" : string.Join("", elements.Select(element => $"<{element.Name}>"));

    private static bool TryParse(byte[] text, out XElement? root, out string? problem)
    {
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(text), Settings);
            root = XElement.Load(reader, LoadOptions.PreserveWhitespace);
            problem = null;
            return true;
        }
        catch (Exception exception) when (exception is XmlException or DecoderFallbackException)
        {
            root = null;
            problem = exception.Message;
            return false;
        }
    }
}
