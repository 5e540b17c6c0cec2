using System.Text.Json;

namespace PhalNet.Compatibility.Tests.Conformance;

/// <summary>The recorded cases, copied next to the test assembly.</summary>
internal static class CaseFiles
{
    private static string Folder => Path.Combine(AppContext.BaseDirectory, "cases");

    public static IReadOnlyList<RecordedCase> Read(string name)
    {
        var decisions = Lines("decisions").ToDictionary(
            line => line.GetProperty("id").GetString()!,
            line => new Decision(
                line.GetProperty("as").GetString()!,
                line.TryGetProperty("ret", out var ret) ? [.. ret.EnumerateArray().Select(r => r.GetInt32())] : []));
        return
        [
            .. Lines(name).Select(line =>
            {
                var id = line.GetProperty("id").GetString()!;
                return new RecordedCase(id, line, decisions.GetValueOrDefault(id));
            }),
        ];
    }

    private static IEnumerable<JsonElement> Lines(string name) =>
        File.ReadLines(Path.Combine(Folder, name + ".jsonl")).Where(line => line.Length > 0).Select(ParseLine);

    private static JsonElement ParseLine(string line) =>
        JsonDocument.Parse(line, new JsonDocumentOptions { MaxDepth = 2000 }).RootElement;
}
