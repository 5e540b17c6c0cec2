using System.Text;
using static PhalNet.Compatibility.TransformKinds;

namespace PhalNet.Compatibility;

/// <summary>Functions for HTML.</summary>
internal static class MarkupTransforms
{
    public static void AddTo(Dictionary<string, PhpTransform> all)
    {
        all["htmlspecialchars"] = OfText(EscapeMarkup);
        all["strip_tags"] = OfText(StripTags);
        all["nl2br"] = OfText(BreakLines);
    }

    private static PhpValue EscapeMarkup(string text)
    {
        // Each invalid UTF-8 sequence, such as a truncated character, becomes one replacement character.
        var readable = PhpText.IsUtf8(text) ? text : Encoding.UTF8.GetString(PhpText.ToBytes(text));
        var escaped = new StringBuilder(readable.Length + 16);
        foreach (var c in readable)
        {
            _ = c switch
            {
                '&' => escaped.Append("&amp;"),
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '"' => escaped.Append("&quot;"),
                '\'' => escaped.Append("&#039;"),
                _ => escaped.Append(c),
            };
        }

        return escaped.ToString();
    }

    /// <summary>Removes tags, comments and <c>&lt;? … ?&gt;</c>; a less-than sign before white space does not begin a tag.</summary>
    private static PhpValue StripTags(string text)
    {
        var kept = new StringBuilder(text.Length);
        var i = 0;
        while (i < text.Length)
        {
            var c = text[i];
            if (c == '\0')
            {
                i++;
            }
            else if (c == '<' && (i + 1 == text.Length || !char.IsAsciiLetterOrDigit(text[i + 1]) && char.IsWhiteSpace(text[i + 1])))
            {
                if (i + 1 < text.Length)
                    kept.Append(c);
                i++;
            }
            else if (c == '<')
            {
                i = EndOfTag(text, i);
            }
            else
            {
                kept.Append(c);
                i++;
            }
        }

        return kept.ToString();
    }

    private static int EndOfTag(string text, int start)
    {
        if (string.CompareOrdinal(text, start, "<!--", 0, 4) == 0)
            return After(text, "-->", start + 4);
        if (string.CompareOrdinal(text, start, "<?", 0, 2) == 0)
            return After(text, "?>", start + 2);
        var quote = '\0';
        var depth = 0;
        for (var i = start; i < text.Length; i++)
        {
            var c = text[i];
            if (quote != '\0')
            {
                if (c == quote)
                    quote = '\0';
            }
            else if (c is '"' or '\'')
            {
                quote = c;
            }
            else if (c == '<')
            {
                depth++;
            }
            else if (c == '>' && --depth == 0)
            {
                return i + 1;
            }
        }

        return text.Length;
    }

    private static int After(string text, string end, int from)
    {
        var found = text.IndexOf(end, Math.Min(from, text.Length), StringComparison.Ordinal);
        return found < 0 ? text.Length : found + end.Length;
    }

    private static PhpValue BreakLines(string text)
    {
        var broken = new StringBuilder(text.Length + 16);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is not ('\r' or '\n'))
            {
                broken.Append(text[i]);
                continue;
            }

            broken.Append("<br />").Append(text[i]);
            if (i + 1 < text.Length && text[i + 1] is '\r' or '\n' && text[i + 1] != text[i])
                broken.Append(text[++i]);
        }

        return broken.ToString();
    }
}
