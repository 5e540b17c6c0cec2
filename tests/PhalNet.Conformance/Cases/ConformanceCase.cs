using System.Text.Json;

namespace PhalNet.Conformance.Cases;

/// <summary>One recorded case. What configures the server stays raw JSON, because the order and spelling of its members carry meaning.</summary>
internal sealed record ConformanceCase(string Id, RecordedRequest Request, JsonElement Expect)
{
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Whether the recorded answer depends on the clock of the recording.</summary>
    public bool Volatile { get; init; }

    /// <summary>The configuration to lay over the defaults; without members when the case has none.</summary>
    public JsonElement Config { get; init; } = CaseJson.EmptyObject;

    /// <summary>The one parameter rule; absent differs from a recorded JSON null.</summary>
    public JsonElement? Rule { get; init; }

    /// <summary>What the class's rules are: `*` and action names.</summary>
    public JsonElement? Rules { get; init; }

    /// <summary>What the service is told to do.</summary>
    public JsonElement? Respond { get; init; }
}
