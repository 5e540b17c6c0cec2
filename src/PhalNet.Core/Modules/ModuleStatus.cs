namespace PhalNet;

/// <summary>The status of a module.</summary>
/// <param name="Name">The name.</param>
/// <param name="Version">The version.</param>
/// <param name="State">The state.</param>
/// <param name="Reasons">Why it does not serve calls, or what went wrong; empty when there is no problem.</param>
/// <param name="Since">The time of the last change of state.</param>
/// <param name="OpenCalls">The number of results of its actions that have not been disposed.</param>
public sealed record ModuleStatus(
    string Name, string Version, ModuleState State, IReadOnlyList<string> Reasons, DateTimeOffset Since, int OpenCalls)
{
    /// <summary>
    /// The calls that have not ended within <see cref="PhalNetOptions.DrainTimeout"/>, for a version that is
    /// <see cref="ModuleState.Draining"/> or <see cref="ModuleState.Leaked"/>; otherwise empty.
    /// </summary>
    public IReadOnlyList<OpenCall> Stragglers { get; init; } = [];
}

/// <summary>The states of a module.</summary>
public enum ModuleState
{
    /// <summary>It is being loaded, set up and started.</summary>
    Starting,

    /// <summary>It serves calls.</summary>
    Active,

    /// <summary>It accepts no more calls and waits for those in progress.</summary>
    Draining,

    /// <summary>It was disabled.</summary>
    Disabled,

    /// <summary>It was built for another version of the framework.</summary>
    Incompatible,

    /// <summary>It could not be started; see the reasons.</summary>
    Faulted,

    /// <summary>It serves no more calls and could not be unloaded.</summary>
    Leaked,

    /// <summary>It was removed.</summary>
    Removed,
}
