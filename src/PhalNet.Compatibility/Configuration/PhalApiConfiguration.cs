using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace PhalNet.Compatibility;

/// <summary>
/// Reads common rules and the white list from configuration. Configuration only contains text: <c>true</c>, <c>false</c> and numbers are
/// converted, children named 0, 1, 2 … become a list.
/// </summary>
internal sealed class PhalApiConfiguration(IConfiguration configuration) : IPostConfigureOptions<PhalApiOptions>
{
    public void PostConfigure(string? name, PhalApiOptions options)
    {
        options.CommonRules = Given(options.CommonRules) ?? Read(configuration.GetSection("PhalNet:CommonRules"));
        options.ServiceWhitelist = Given(options.ServiceWhitelist) ?? Read(configuration.GetSection("PhalNet:ServiceWhitelist"));
    }

    public static JsonElement? Read(IConfigurationSection section) =>
        section.Exists() ? JsonSerializer.SerializeToElement(ToNode(section)) : null;

    // The binder creates an undefined element for a section that it cannot bind.
    private static JsonElement? Given(JsonElement? element) => element is { ValueKind: not JsonValueKind.Undefined } ? element : null;

    private static JsonNode? ToNode(IConfigurationSection section)
    {
        IConfigurationSection[] children = [.. section.GetChildren()];
        if (children.Length == 0)
            return ToValue(section.Value);
        if (children.Select((child, index) => child.Key == index.ToString(CultureInfo.InvariantCulture)).All(fits => fits))
            return new JsonArray([.. children.Select(ToNode)]);
        return new JsonObject(children.Select(child => KeyValuePair.Create(child.Key, ToNode(child))));
    }

    private static JsonValue? ToValue(string? text)
    {
        if (text is null)
            return null;
        if (bool.TryParse(text, out var truth))
            return JsonValue.Create(truth);
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number.ToString(CultureInfo.InvariantCulture) == text)
            return JsonValue.Create(number);
        return JsonValue.Create(text);
    }
}
