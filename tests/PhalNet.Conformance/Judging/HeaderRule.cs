using System.Text.Json;
using PhalNet.Conformance.Http;

namespace PhalNet.Conformance.Judging;

/// <summary>Each recorded unusual header must be present with exactly the recorded values, in order.</summary>
internal static class HeaderRule
{
    public static string? Difference(JsonElement recorded, RawReply reply)
    {
        var pairs = recorded.EnumerateArray().Select(pair => (Name: pair[0].GetString()!, Value: pair[1].GetString()!));
        foreach (var header in pairs.GroupBy(pair => pair.Name, pair => pair.Value, StringComparer.OrdinalIgnoreCase))
        {
            var actual = reply.Values(header.Key).ToArray();
            if (!actual.SequenceEqual(header))
                return $"header {header.Key}: recorded {Shown.Of(string.Join(" | ", header))}, got {Shown.Of(actual.Length == 0 ? null : string.Join(" | ", actual))}";
        }

        return null;
    }
}
