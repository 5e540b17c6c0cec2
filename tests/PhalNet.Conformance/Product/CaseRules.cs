using System.Text.Json;
using PhalNet.Compatibility;
using PhalNet.Conformance.Services;

namespace PhalNet.Conformance.Product;

/// <summary>The rules of the current case, as the classes' getRules would return them.</summary>
internal sealed class CaseRules(CurrentCase current) : IPhalApiRuleProvider
{
    private static readonly JsonElement Ruled = Parse("""{"*":{"n":{"name":"n","type":"int","require":true}},"index":{"t":{"name":"t","default":"x"}}}""");
    private static readonly JsonElement Respond = Parse("""{"ruled":{"n":{"name":"n","type":"int","min":1,"max":9,"require":true}}}""");

    public JsonElement? GetRules(IActionDescription action) => action.Class switch
    {
        "Ruled" => Ruled,
        "Member" => current.Case?.Rules,
        "Probe" => Single("rule", "value"),
        "Respond" => Single("ruled", "n") ?? Respond,
        _ => null,
    };

    private JsonElement? Single(string action, string member) => current.Case?.Rule is { } rule
        ? JsonSerializer.SerializeToElement(new Dictionary<string, Dictionary<string, JsonElement>> { [action] = new() { [member] = rule } })
        : null;

    private static JsonElement Parse(string json) => JsonDocument.Parse(json).RootElement;
}
