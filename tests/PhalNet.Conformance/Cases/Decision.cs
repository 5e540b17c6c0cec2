using System.Text.Json;

namespace PhalNet.Conformance.Cases;

/// <summary>A case where PhalNet may or must differ from the recording.</summary>
internal sealed record Decision(string Id, DecisionKind Kind, IReadOnlyList<int> Rets, string Why)
{
    public static Decision Read(JsonElement line)
    {
        var id = line.Text("id") ?? throw new FormatException("id is missing or of the wrong type");
        var kind = line.Text("as") switch
        {
            "skip" => DecisionKind.Skip,
            "instead" => DecisionKind.Instead,
            "recorded-or" => DecisionKind.RecordedOr,
            var other => throw new FormatException($"as is \"{other}\"; known are skip, instead, recorded-or"),
        };
        int[] rets = line.Member("ret") is { ValueKind: JsonValueKind.Array } listed ? [.. listed.EnumerateArray().Select(ret => ret.GetInt32())] : [];
        return kind == DecisionKind.Skip || rets.Length > 0
            ? new Decision(id, kind, rets, line.Text("why") ?? "")
            : throw new FormatException("ret lists no codes");
    }

    /// <summary>A case that stays different: it is not run, and <c>row</c> names where that is documented.</summary>
    public static Decision ReadDocumented(JsonElement line) => new(
        line.Text("id") ?? throw new FormatException("id is missing or of the wrong type"),
        DecisionKind.Skip,
        [],
        line.Text("row") is { Length: > 0 } row ? row : throw new FormatException("row is missing or of the wrong type"));
}
