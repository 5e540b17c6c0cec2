using System.Text.Json;
using PhalNet.Conformance.Cases;

namespace PhalNet.Conformance.Judging;

/// <summary>
/// The debug member: compares stack and sqls by format, ignores the version, and compares what a service added as values.
/// </summary>
internal static class DebugRule
{
    public static string? Difference(JsonElement recorded, JsonElement actual, string path)
    {
        if (recorded.ValueKind != JsonValueKind.Object || actual.ValueKind != JsonValueKind.Object) return JsonValues.Difference(recorded, actual, path);
        if (JsonValues.MissingOrExtra(recorded, actual, path) is { } name) return name;
        foreach (var member in recorded.EnumerateObject())
        {
            var (value, inner) = (actual.GetProperty(member.Name), JsonValues.Join(path, member.Name));
            var difference = member.Name switch
            {
                "stack" => DebugEntries.StackDifference(member.Value, value, inner),
                "sqls" => DebugEntries.SqlDifference(member.Value, value, inner),
                "version" => actual.Text("version") is { Length: > 0 } ? null : $"{inner}: {Shown.Of(value)} is no version",
                _ => JsonValues.Difference(member.Value, value, inner),
            };
            if (difference is not null) return difference;
        }

        return null;
    }
}
