using System.Text.Json;
using PhalNet.Conformance.Cases;
using PhalNet.Conformance.Running;

namespace PhalNet.Conformance.Product;

/// <summary>The part of a case that determines how a host is built; cases with an equal one share a host.</summary>
/// <param name="Profile">The profile.</param>
/// <param name="Text">The case's configuration.</param>
/// <param name="OnlyProbe">Whether the case is about one rule only: the table, rebuilt for every rule, then contains one service.</param>
internal sealed record CaseConfiguration(ServerProfile Profile, string Text, bool OnlyProbe)
{
    public static CaseConfiguration Of(ConformanceCase @case, ServerProfile profile) => 
        new(profile, @case.Config.GetRawText(), @case.Rule is not null && @case.Respond is null);

    public bool Debug => IsTrue("sys.debug");

    public bool UriMatch => IsTrue("sys.enable_uri_match");

    public bool MirrorStatus => IsTrue("adjustHttpStatus");

    public string Namespace => Find("apiNamespace") is { ValueKind: JsonValueKind.String } name && name.GetString() is { Length: > 0 } given ? given : "App";

    public bool CookiesAreParameters => Find("env")?.TryGetProperty("request_order", out var order) == true && order.GetString() == "GPC";

    public string ResponseClass => Find("response")?.TryGetProperty("class", out var name) == true ? name.GetString()! : "json";

    public IReadOnlyList<string> JsonOptions => Find("response")?.TryGetProperty("options", out var options) == true
        ? [.. options.EnumerateArray().Select(option => option.GetString()!)]
        : [];

    public JsonElement? CommonRules => Find("app.apiCommonRules");

    public JsonElement Whitelist => Find("app.service_whitelist") ?? JsonSerializer.SerializeToElement(new[] { "Site.Index" });

    public JsonElement? Filter => Find("filter") is { ValueKind: JsonValueKind.Object or JsonValueKind.Array } filter ? filter : null;

    /// <summary>The renamed members; an empty name means none.</summary>
    public IEnumerable<(string Name, string Renamed)> Renamed => Find("sys.response.structure_map") is { ValueKind: JsonValueKind.Object } map
        ? map.EnumerateObject().Select(member => (member.Name, Renamed: member.Value.ToString()))
            .Where(pair => pair.Renamed is not ("" or "0") && pair.Name is "ret" or "data" or "msg" or "debug")
        : [];

    private bool IsTrue(string key) => Find(key) is { ValueKind: JsonValueKind.True };

    // Parsed on demand: a field would take part in the comparison of configurations.
    private JsonElement? Find(string key)
    {
        var root = JsonDocument.Parse(Text).RootElement;
        return root.ValueKind == JsonValueKind.Object && root.TryGetProperty(key, out var value) ? value : null;
    }
}
