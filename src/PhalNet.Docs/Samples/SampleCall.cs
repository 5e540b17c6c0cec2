using System.Text.Json.Serialization;

namespace PhalNet.Docs;

/// <summary>The call of a sample.</summary>
/// <param name="Address">
/// The URL of the entry, such as <c>https://host/api/platform</c>; for a call with a body, its query contains the parameters that are only
/// read from the query.
/// </param>
/// <param name="Service">The full name of the action.</param>
/// <param name="Values">The parameters to send.</param>
/// <param name="Files">The files to send; only possible with a body.</param>
internal sealed record SampleCall(string Address, string Service, IReadOnlyList<SampleValue> Values, IReadOnlyList<SampleValue> Files)
{
    /// <summary>The HTTP method, in upper case.</summary>
    public string Verb { get; init; } = "POST";

    /// <summary>Whether all parameters are in the query, because there is no body.</summary>
    [JsonIgnore]
    public bool IsBodiless => HttpVerb.IsBodiless(Verb);

    /// <summary>The headers to send; all cookies are in one header, <c>Cookie</c>.</summary>
    public IReadOnlyList<SampleValue> Headers { get; init; } = [];
}

/// <summary>A parameter or a header of a sample's call; the value of a file is its path.</summary>
internal sealed record SampleValue(string Name, string Value);
