using System.Text.Json;
using System.Text.RegularExpressions;

namespace PhalNet.Conformance.Judging;

/// <summary>
/// Compares `debug.stack` and `debug.sqls` by format: number and tag of each entry count, measurements and locations do not.
/// </summary>
internal static partial class DebugEntries
{
    private const string Place = @"[^\n]+\(\d+\)";

    public static string? StackDifference(JsonElement recorded, JsonElement actual, string path) =>
        Difference(recorded, actual, path, entry => $@"\A{Head(entry, milliseconds: 1)}{Place}\z");

    public static string? SqlDifference(JsonElement recorded, JsonElement actual, string path) =>
        Difference(recorded, actual, path, entry =>
        {
            var parameters = entry.Contains("; -- ", StringComparison.Ordinal) ? " -- .+" : "";
            return $@"\A{Head(entry, milliseconds: 2)}{Place}:    \S+::\S+\(\)    [^ ]+    .+;{parameters}\z";
        });

    private static string? Difference(JsonElement recorded, JsonElement actual, string path, Func<string, string> pattern)
    {
        if (recorded.ValueKind != JsonValueKind.Array || actual.ValueKind != JsonValueKind.Array) return JsonValues.Difference(recorded, actual, path);
        if (recorded.GetArrayLength() != actual.GetArrayLength())
            return $"{path}: recorded {recorded.GetArrayLength()} entries, got {actual.GetArrayLength()}: {Shown.Of(actual)}";
        for (var i = 0; i < recorded.GetArrayLength(); i++)
        {
            var (expected, got) = (recorded[i].GetString()!, actual[i]);
            if (got.ValueKind != JsonValueKind.String || !Regex.IsMatch(got.GetString()!, pattern(expected), RegexOptions.Singleline))
                return $"{path}[{i}]: recorded {Shown.Of(expected)}, got {Shown.Of(got)}";
        }

        return null;
    }

    /// <summary>The leading bracket: number and tag as recorded, the placeholders as measured numbers.</summary>
    private static string Head(string entry, int milliseconds)
    {
        var bracket = RecordedHead().Match(entry).Value;
        return Regex.Escape(bracket)
            .Replace(Regex.Escape("{ms}"), $@"\d+(?:\.\d{{1,{milliseconds}}})?", StringComparison.Ordinal)
            .Replace(Regex.Escape("{mem}"), @"\d+(?:\.\d)?(?:B|KB|MB)", StringComparison.Ordinal);
    }

    /// <summary>A tag may contain brackets: the head ends at the last one before the path.</summary>
    [GeneratedRegex(@"\A\[#\d+ - .*\](?=/)", RegexOptions.Singleline)]
    private static partial Regex RecordedHead();
}
