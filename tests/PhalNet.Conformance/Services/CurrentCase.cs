using PhalNet.Conformance.Cases;

namespace PhalNet.Conformance.Services;

/// <summary>The case that is being sent; the runner sends one after the other.</summary>
internal sealed class CurrentCase
{
    public ConformanceCase? Case { get; set; }

    /// <summary>Whether the profile refused the case's rule where it was declared.</summary>
    public bool IsRefused { get; set; }
}
