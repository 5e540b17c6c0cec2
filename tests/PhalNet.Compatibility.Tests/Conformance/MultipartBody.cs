namespace PhalNet.Compatibility.Tests.Conformance;

/// <summary>A minimal multipart reader for the recorded bodies; in production the host reads them.</summary>
internal static class MultipartBody
{
    public static (List<KeyValuePair<string, string>> Fields, List<UploadedPart> Uploads) Read(string? contentType, byte[] body)
    {
        List<KeyValuePair<string, string>> fields = [];
        List<UploadedPart> uploads = [];
        const string Marker = "boundary=";
        var at = contentType?.IndexOf(Marker, StringComparison.OrdinalIgnoreCase) ?? -1;
        if (at < 0)
            return (fields, uploads);
        var delimiter = PhpText.ToBytes("\r\n--" + contentType![(at + Marker.Length)..].Trim('"'));
        ReadOnlySpan<byte> rest = [.. "\r\n"u8, .. body];
        var start = rest.IndexOf(delimiter);
        while (start >= 0)
        {
            rest = rest[(start + delimiter.Length)..];
            if (!rest.StartsWith("\r\n"u8))
                break;
            start = rest.IndexOf(delimiter);
            if (start < 0)
                break;
            ReadPart(rest[..start], fields, uploads);
        }

        return (fields, uploads);
    }

    private static void ReadPart(ReadOnlySpan<byte> part, List<KeyValuePair<string, string>> fields, List<UploadedPart> uploads)
    {
        var blank = part.IndexOf("\r\n\r\n"u8);
        if (blank < 0)
            return;
        var head = PhpText.FromBytes(part[..blank]);
        var content = part[(blank + 4)..];
        if (Parameter(head, "name") is not { } name)
            return;
        if (Parameter(head, "filename") is { } file)
            uploads.Add(new UploadedPart(name, file, Header(head, "Content-Type"), content.Length, "{tmp}"));
        else
            fields.Add(new(name, PhpText.FromBytes(content)));
    }

    private static string? Parameter(string head, string name)
    {
        var marker = $" {name}=\"";
        var at = head.IndexOf(marker, StringComparison.OrdinalIgnoreCase);
        if (at < 0)
            return null;
        at += marker.Length;
        var end = at;
        while (end < head.Length && head[end] != '"')
            end += head[end] == '\\' && end + 1 < head.Length && head[end + 1] == '"' ? 2 : 1;
        return head[at..end].Replace("\\\"", "\"", StringComparison.Ordinal);
    }

    private static string? Header(string head, string name)
    {
        foreach (var line in head.Split("\r\n"))
            if (line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))
                return line[(name.Length + 1)..];
        return null;
    }
}
