using System.Text.Json.Serialization;

namespace PhalNet.Conformance.Values;

/// <summary>An object whose JSON contains only the public member.</summary>
internal sealed class PartlyPrivate(object? seen)
{
    [JsonPropertyName("seen")]
    public object? Seen => seen;

    internal string Hidden => "hidden";
}
