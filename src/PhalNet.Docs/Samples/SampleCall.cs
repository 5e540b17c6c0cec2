using System.Text.Json.Serialization;

namespace PhalNet.Docs;

/// <summary>The call that a sample makes.</summary>
/// <param name="Address">
/// The whole URL of the entry, such as <c>https://host/api/platform</c>; a call with a body has in its query what is looked for there
/// alone.
/// </param>
/// <param name="Service">The full name of the action.</param>
/// <param name="Values">The parameters that are sent.</param>
/// <param name="Files">The files that are sent; only a body holds some.</param>
internal sealed record SampleCall(string Address, string Service, IReadOnlyList<SampleValue> Values, IReadOnlyList<SampleValue> Files)
{
    /// <summary>The HTTP method, in capitals.</summary>
    public string Verb { get; init; } = "POST";

    /// <summary>Whether everything goes into the query, for there is no body.</summary>
    [JsonIgnore]
    public bool IsBodiless => HttpVerb.IsBodiless(Verb);

    /// <summary>The headers that are sent; all cookies are one of them, <c>Cookie</c>.</summary>
    public IReadOnlyList<SampleValue> Headers { get; init; } = [];
}

/// <summary>A parameter or a header of a sample's call; the value of a file is its path.</summary>
internal sealed record SampleValue(string Name, string Value);
