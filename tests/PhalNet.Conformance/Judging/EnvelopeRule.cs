using System.Text.Json;

namespace PhalNet.Conformance.Judging;

/// <summary>Compares complete envelopes, each member by its own rule.</summary>
internal static class EnvelopeRule
{
    /// <param name="recorded">The recorded envelope.</param>
    /// <param name="actual">The envelope of the reply.</param>
    /// <param name="names">The names of its members.</param>
    /// <param name="message">The member that is judged as a message elsewhere.</param>
    public static string? Difference(JsonElement recorded, JsonElement actual, EnvelopeNames names, string? message)
    {
        if (actual.ValueKind != JsonValueKind.Object) return $"the body is no object: {Shown.Of(actual)}";
        if (JsonValues.MissingOrExtra(recorded, actual, "$", message) is { } name) return name;
        foreach (var member in recorded.EnumerateObject().Where(member => member.Name != message))
        {
            var (value, path) = (actual.GetProperty(member.Name), JsonValues.Join("$", member.Name));
            var difference = member.Name == names.Data ? DataDifference(member.Value, value, path)
                : member.Name == names.Debug ? DebugRule.Difference(member.Value, value, path)
                : JsonValues.Difference(member.Value, value, path);
            if (difference is not null) return difference;
        }

        return null;
    }

    /// <summary>Only here an empty list and an empty object are different.</summary>
    public static string? DataDifference(JsonElement recorded, JsonElement actual, string path) =>
        recorded.ValueKind != actual.ValueKind ? JsonValues.Unequal(recorded, actual, path) : JsonValues.Difference(recorded, actual, path);
}
