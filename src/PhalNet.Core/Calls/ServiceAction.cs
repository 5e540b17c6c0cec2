namespace PhalNet;

/// <summary>Runs an action for a call whose parameters have been read. What it throws is answered as the exception says.</summary>
public delegate ValueTask<CallResult> ActionHandler(ICallContext call);

/// <summary>One callable action with everything that is known of it.</summary>
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

    /// <summary>The whole name: <c>Namespace.Class.Action</c>.</summary>
    public string Name { get; }

    /// <summary>How it is declared.</summary>
    public IActionDescription Description { get; }

    /// <summary>The module it belongs to.</summary>
    public LoadedModule Module { get; }

    /// <summary>Its parameters, in the order of checking.</summary>
    public IReadOnlyList<ParameterRule> Rules { get; }

    /// <summary>The HTTP methods that may call it; all when empty.</summary>
    public IReadOnlyList<string> Verbs => _plan.Verbs;

    /// <summary>Who may call it, null where its declaration says nothing.</summary>
    public ActionAccess? Access => _plan.Access;

    /// <summary>What runs after the rules and inside the filters.</summary>
    public ActionHandler Handler => _plan.Handler;

    /// <summary>How many results of it have not been disposed.</summary>
    public int OpenCalls => Volatile.Read(ref _openCalls);

    /// <summary>Whether callers should stop using it.</summary>
    public bool IsDeprecated => Description.IsDeprecated;

    internal ActionPlan Plan => _plan;

    /// <summary>
    /// Takes a lease on the module for one call; false when the module takes no more. The count goes up before the module is asked, so that
    /// one who closes the module and then counts misses nobody.
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
