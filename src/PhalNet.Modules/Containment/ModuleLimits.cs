using System.ComponentModel.DataAnnotations;

namespace PhalNet.Modules;

/// <summary>
/// What a module may take of the process, and what happens when it takes more; the configuration section
/// <c>PhalNet:Modules:Limits:NAME</c>. It is read when the module is set up.
/// </summary>
public sealed class ModuleLimits
{
    /// <summary>
    /// How many of its actions may run at once; 0 for no limit. What is sent afterwards, such as a stream, does not count.
    /// </summary>
    [Range(0, int.MaxValue)]
    public int Concurrency { get; set; }

    /// <summary>How many calls may wait for their turn; the next is ret 503.</summary>
    [Range(0, int.MaxValue)]
    public int Queue { get; set; } = 100;

    /// <summary>How many seconds a call may wait for its turn; then it is ret 503.</summary>
    [Range(1, 3600)]
    public int QueueSeconds { get; set; } = 10;

    /// <summary>
    /// How many bytes one call may allocate, all its threads together; a call that took more faults the module when it has ended. 0 for no
    /// limit.
    /// </summary>
    [Range(typeof(long), "0", "9223372036854775807")]
    public long AllocatedBytes { get; set; }

    /// <summary>
    /// How many seconds a call may go on after its time (<c>NAME:CallSeconds</c>) is over and its token cancelled; then the module is
    /// faulted.
    /// </summary>
    [Range(1, 3600)]
    public int OverrunSeconds { get; set; } = 5;

    /// <summary>What happens to a module that was faulted while it served.</summary>
    public ModuleFailurePolicy OnFailure { get; set; } = ModuleFailurePolicy.Closed;
}

/// <summary>What happens to a module that was faulted while it served.</summary>
public enum ModuleFailurePolicy
{
    /// <summary>It stays faulted until somebody reloads or replaces it.</summary>
    Closed,

    /// <summary>It is set up again after a wait, which doubles each time.</summary>
    Reload,
}
