using System.Text.Json.Serialization;

namespace PhalNet.Conformance.Values;

/// <summary>An object that names its JSON form itself. It is no list even where that form is one.</summary>
[JsonConverter(typeof(SerializedAsConverter))]
internal sealed record SerializedAs(object? Value);
