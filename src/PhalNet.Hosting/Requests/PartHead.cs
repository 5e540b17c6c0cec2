using System.Text;

namespace PhalNet.Hosting;

/// <summary>
/// The headers of a part. Values are read leniently: quoted with <c>"</c> or <c>'</c> or unquoted, with characters that are invalid in
/// tokens, with a quote inside.
/// </summary>
internal sealed class PartHead
{
    private const string Encoded = "UTF-8''";

    private string? _header;
    private StringBuilder _value = new();

    /// <summary>The field name; null for none.</summary>
    public string? Name { get; private set; }

    /// <summary>The file name, possibly empty; null for a part that is not a file.</summary>
    public string? FileName { get; private set; }

    /// <summary>The media type as sent, including trailing white space.</summary>
    public string? ContentType { get; private set; }

    /// <summary>Adds a line. A line that begins with white space, or has no colon, continues the previous header.</summary>
    public void Add(string line)
    {
        // The text after a NUL is never intended.
        var end = line.IndexOf('\0', StringComparison.Ordinal);
        if (end >= 0)
            line = line[..end];
        var colon = line.Length == 0 || char.IsWhiteSpace(line[0]) ? -1 : line.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
        {
            _value.Append(line);
            return;
        }

        End();
        _header = line[..colon];
        _value = new StringBuilder(line[(colon + 1)..].TrimStart(' ', '\t'));
    }

    /// <summary>Reads the last header.</summary>
    public void End()
    {
        if ("Content-Disposition".Equals(_header, StringComparison.OrdinalIgnoreCase))
            ReadDisposition(_value.ToString());
        else if ("Content-Type".Equals(_header, StringComparison.OrdinalIgnoreCase))
            ContentType = _value.ToString();
        _header = null;
    }

    private void ReadDisposition(string value)
    {
        string? extended = null;
        var rest = value.AsSpan();
        while (rest.Length > 0)
        {
            var piece = Next(ref rest, ';');
            rest = rest.TrimStart();
            if (!piece.Contains('='))
                continue;
            var key = Next(ref piece, '=');
            if (key.Equals("name", StringComparison.OrdinalIgnoreCase))
                Name = Value(piece);
            else if (key.Equals("filename", StringComparison.OrdinalIgnoreCase))
                FileName = Value(piece);
            else if (key.Equals("filename*", StringComparison.OrdinalIgnoreCase))
                extended = Decode(Value(piece));
        }

        // RFC 6266: the extended form takes precedence.
        FileName = extended ?? FileName;
    }

    // Returns the text up to a separator outside of quotes, and moves behind it.
    private static ReadOnlySpan<char> Next(ref ReadOnlySpan<char> text, char separator)
    {
        var end = 0;
        while (end < text.Length && text[end] != separator)
        {
            var quote = text[end++];
            if (quote is not ('"' or '\''))
                continue;
            while (end < text.Length && text[end] != quote)
                end += text[end] == '\\' && end + 1 < text.Length && text[end + 1] == quote ? 2 : 1;
            end = Math.Min(end + 1, text.Length);
        }

        var piece = text[..end];
        text = text[end..].TrimStart(separator);
        return piece;
    }

    // Quoted values end at the next quote; unquoted ones at white space. A backslash escapes itself and the quote, and is a literal
    // otherwise, as in the paths that some clients send.
    private static string Value(ReadOnlySpan<char> text)
    {
        text = text.TrimStart();
        var quote = text.Length > 0 && text[0] is '"' or '\'' ? text[0] : '\0';
        if (quote != '\0')
            text = text[1..];
        var value = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length && (quote == '\0' ? !char.IsWhiteSpace(text[i]) : text[i] != quote); i++)
        {
            if (text[i] == '\\' && i + 1 < text.Length && (text[i + 1] == '\\' || (quote != '\0' && text[i + 1] == quote)))
                i++;
            value.Append(text[i]);
        }

        return value.ToString();
    }

    private static string? Decode(string value) =>
        value.StartsWith(Encoded, StringComparison.OrdinalIgnoreCase) ? Uri.UnescapeDataString(value[Encoded.Length..]) : null;
}
