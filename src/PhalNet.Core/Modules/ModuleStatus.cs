namespace PhalNet;

/// <summary>How a module fares.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">Its version.</param>
/// <param name="State">What it does.</param>
/// <param name="Reasons">Why it does not serve calls, or what went wrong on the way; empty when all is well.</param>
/// <param name="Since">Since when it is in the state.</param>
/// <param name="OpenCalls">How many results of its actions have not been disposed.</param>
public sealed record ModuleStatus(
    string Name, string Version, ModuleState State, IReadOnlyList<string> Reasons, DateTimeOffset Since, int OpenCalls)
{
    /// <summary>
    /// The calls that have not ended in the time of <see cref="PhalNetOptions.DrainTimeout"/>, of a version that is
    /// <see cref="ModuleState.Draining"/> or <see cref="ModuleState.Leaked"/>; empty otherwise.
    /// </summary>
    public IReadOnlyList<OpenCall> Stragglers { get; init; } = [];
}

/// <summary>The states of a module.</summary>
public enum ModuleState
{
    /// <summary>It is loaded, set up and started.</summary>
    Starting,

    /// <summary>It serves calls.</summary>
    Active,

    /// <summary>It takes no more calls and waits for those under way.</summary>
    Draining,

    /// <summary>It was switched off.</summary>
    Disabled,

    /// <summary>It was built for another version of the framework.</summary>
    Incompatible,

    /// <summary>It cannot work; the reasons say why.</summary>
    Faulted,

    /// <summary>It serves no more calls and could not be unloaded.</summary>
    Leaked,

    /// <summary>It was taken out.</summary>
    Removed,
}
