using System.ComponentModel.DataAnnotations;

namespace PhalNet.Modules;

/// <summary>
/// Resource limits of a module and what happens when it exceeds them; the configuration section <c>PhalNet:Modules:Limits:NAME</c>. They
/// are read when the module is set up.
/// </summary>
public sealed class ModuleLimits
{
    /// <summary>
    /// How many of its actions may run at once; 0 for no limit. Sending the reply afterwards, such as a stream, does not count.
    /// </summary>
    [Range(0, int.MaxValue)]
    public int Concurrency { get; set; }

    /// <summary>How many calls may wait in the queue; further calls get ret 503.</summary>
    [Range(0, int.MaxValue)]
    public int Queue { get; set; } = 100;

    /// <summary>How many seconds a call may wait in the queue before it gets ret 503.</summary>
    [Range(1, 3600)]
    public int QueueSeconds { get; set; } = 10;

    /// <summary>
    /// How many bytes one call may allocate on all its threads together; a call that allocates more faults the module when it has ended.
    /// 0 for no limit.
    /// </summary>
    [Range(typeof(long), "0", "9223372036854775807")]
    public long AllocatedBytes { get; set; }

    /// <summary>
    /// How many seconds a call may go on after its time limit (<c>NAME:CallSeconds</c>) has expired and its token was cancelled before the
    /// module is faulted.
    /// </summary>
    [Range(1, 3600)]
    public int OverrunSeconds { get; set; } = 5;

    /// <summary>What happens to a module that is faulted while it runs.</summary>
    public ModuleFailurePolicy OnFailure { get; set; } = ModuleFailurePolicy.Closed;
}

/// <summary>What happens to a module that is faulted while it runs.</summary>
public enum ModuleFailurePolicy
{
    /// <summary>It stays faulted until it is reloaded or replaced.</summary>
    Closed,

    /// <summary>It is set up again after a delay, which doubles each time.</summary>
    Reload,
}
