namespace PhalNet.Docs.Internal.Samples;

/// <summary>The call that a sample makes.</summary>
/// <param name="Address">The whole URL of the entry, such as <c>https://host/api/platform</c>; a POST has in its query what is looked for there alone.</param>
/// <param name="Service">The full name of the action.</param>
/// <param name="Values">The parameters that are sent.</param>
/// <param name="Files">The files that are sent; a GET sends none.</param>
internal sealed record SampleCall(string Address, string Service, IReadOnlyList<SampleValue> Values, IReadOnlyList<SampleValue> Files)
{
    /// <summary>Whether everything goes into the query of a GET; otherwise the call is a POST.</summary>
    public bool IsGet { get; init; }

    /// <summary>The headers that are sent; all cookies are one of them, <c>Cookie</c>.</summary>
    public IReadOnlyList<SampleValue> Headers { get; init; } = [];
}
