using System.Text.Json;

namespace PhalNet.Conformance.Cases;

internal static class JsonLines
{
    /// <summary>Reads one JSON object per line. Only `\n` ends a line: texts may contain other line separators.</summary>
    public static List<T> Read<T>(string path, Func<JsonElement, T> read)
    {
        var bytes = ReadBytes(path);
        var items = new List<T>();
        for (int start = 0, number = 1; start < bytes.Length; number++)
        {
            var length = bytes.AsSpan(start).IndexOf((byte)'\n');
            if (length < 0) length = bytes.Length - start;
            var line = bytes.AsMemory(start, length);
            start += length + 1;
            if (line.Span.Trim(" \t\r"u8).IsEmpty) continue;
            if (!CaseJson.TryParse(line, out var value, out var problem)) throw Malformed(path, number, problem);
            try
            {
                items.Add(read(value));
            }
            catch (Exception exception) when (exception is FormatException or InvalidOperationException)
            {
                throw Malformed(path, number, exception.Message);
            }
        }

        return items;
    }

    private static byte[] ReadBytes(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CaseDirectoryException($"{path}: {exception.Message}");
        }
    }

    private static CaseDirectoryException Malformed(string path, int number, string problem) =>
        new($"{Path.GetFileName(path)}:{number}: malformed line: {problem}");
}
