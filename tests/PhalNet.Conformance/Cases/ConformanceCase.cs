using System.Text.Json;

namespace PhalNet.Conformance.Cases;

/// <summary>One recorded case. Configuration of the server stays raw JSON, because the order and spelling of its members matter.</summary>
internal sealed record ConformanceCase(string Id, RecordedRequest Request, JsonElement Expect)
{
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Whether the recorded reply depends on the clock.</summary>
    public bool Volatile { get; init; }

    /// <summary>The configuration that overrides the defaults; empty if the case has none.</summary>
    public JsonElement Config { get; init; } = CaseJson.EmptyObject;

    /// <summary>The only parameter rule; absent differs from a recorded JSON null.</summary>
    public JsonElement? Rule { get; init; }

    /// <summary>The rules of the class: `*` and action names.</summary>
    public JsonElement? Rules { get; init; }

    /// <summary>Instructions for the service.</summary>
    public JsonElement? Respond { get; init; }
}
