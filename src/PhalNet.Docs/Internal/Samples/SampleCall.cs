namespace PhalNet.Docs.Internal.Samples;

/// <summary>The call that a sample makes.</summary>
/// <param name="Address">The whole URL of the entry, such as <c>https://host/api/platform</c>.</param>
/// <param name="Service">The full name of the action.</param>
/// <param name="Values">The parameters that are sent.</param>
/// <param name="Files">The files that are sent.</param>
internal sealed record SampleCall(string Address, string Service, IReadOnlyList<SampleValue> Values, IReadOnlyList<SampleValue> Files);
