using PhalNet.Conformance.Cases;

namespace PhalNet.Conformance.Services;

/// <summary>The current case; the runner sends one after another.</summary>
internal sealed class CurrentCase
{
    public ConformanceCase? Case { get; set; }

    /// <summary>Whether the profile refused the declaration of the case's rule.</summary>
    public bool IsRefused { get; set; }
}
