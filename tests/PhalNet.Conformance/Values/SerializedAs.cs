using System.Text.Json.Serialization;

namespace PhalNet.Conformance.Values;

/// <summary>An object that defines its JSON form. It is not a list even if that form is one.</summary>
[JsonConverter(typeof(SerializedAsConverter))]
internal sealed record SerializedAs(object? Value);
