using System.Text.Json;

namespace PhalNet.Compatibility.Tests.Conformance;

/// <summary>One line of a case file, with the decision about it.</summary>
internal sealed record RecordedCase(string Id, JsonElement Json, Decision? Decision)
{
    public string Group => Id[..Id.LastIndexOf('-')];

    public JsonElement Request => Json.GetProperty("request");

    public JsonElement Expect => Json.GetProperty("expect");

    public bool IsVolatile => Json.TryGetProperty("volatile", out var value) && value.GetBoolean();

    public bool IsSkipped => IsVolatile || Decision is { As: "skip" };

    public override string ToString() => Id;

    public PhpValue Value(string member) =>
        Json.TryGetProperty(member, out var value) ? PhpJsonElements.FromElement(value) : PhpValue.Null;
}

internal sealed record Decision(string As, int[] Rets);
