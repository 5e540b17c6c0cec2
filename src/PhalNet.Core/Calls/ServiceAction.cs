namespace PhalNet;

/// <summary>Runs an action for a call whose parameters have been read. Exceptions are translated into replies.</summary>
public delegate ValueTask<CallResult> ActionHandler(ICallContext call);

/// <summary>A callable action with its declaration and execution plan.</summary>
public sealed class ServiceAction
{
    private readonly ActionPlan _plan;
    private int _openCalls;

    internal ServiceAction(LoadedModule module, IActionDescription description, IReadOnlyList<ParameterRule> rules, ActionPlan plan)
    {
        Module = module;
        Description = description;
        Name = description.Name;
        Rules = rules;
        _plan = plan;
    }

    /// <summary>The full name: <c>Namespace.Class.Action</c>.</summary>
    public string Name { get; }

    /// <summary>The declaration.</summary>
    public IActionDescription Description { get; }

    /// <summary>The module it belongs to.</summary>
    public LoadedModule Module { get; }

    /// <summary>Its parameters, in checking order.</summary>
    public IReadOnlyList<ParameterRule> Rules { get; }

    /// <summary>The HTTP methods that may call it; any method when empty.</summary>
    public IReadOnlyList<string> Verbs => _plan.Verbs;

    /// <summary>Who may call it; null when its declaration has no access rule.</summary>
    public ActionAccess? Access => _plan.Access;

    /// <summary>The handler that runs inside the filters, after the parameters have been read.</summary>
    public ActionHandler Handler => _plan.Handler;

    /// <summary>The number of its results that have not been disposed.</summary>
    public int OpenCalls => Volatile.Read(ref _openCalls);

    /// <summary>Whether the action is deprecated.</summary>
    public bool IsDeprecated => Description.IsDeprecated;

    internal ActionPlan Plan => _plan;

    /// <summary>
    /// Takes a lease on the module for one call; false when the module accepts no more calls. The counter is incremented before the check,
    /// so that code that closes the module and then counts misses no call.
    /// </summary>
    internal bool TryEnter()
    {
        Interlocked.Increment(ref _openCalls);
        if (!Module.IsClosed)
            return true;
        Leave();
        return false;
    }

    internal void Leave()
    {
        if (Interlocked.Decrement(ref _openCalls) == 0 && Module.IsClosed)
            Module.NoteCallEnded();
    }
}
