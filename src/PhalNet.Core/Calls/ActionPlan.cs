namespace PhalNet;

/// <summary>All that could be decided at start about running one action.</summary>
internal sealed class ActionPlan
{
    public required IReadOnlyList<string> Verbs { get; init; }

    /// <summary>Who may call the action, null where its declaration says nothing.</summary>
    public ActionAccess? Access { get; init; }

    public required FilterSource[] EarlyFilters { get; init; }

    public required ParameterBinder Binder { get; init; }

    public required ActionHandler Handler { get; init; }

    public required ResultPlan Result { get; init; }

    /// <summary>The filters with the handler inside; null where there are none.</summary>
    public CallNext? Filtered { get; init; }

    /// <summary>Runs the filters and the handler, or the handler alone.</summary>
    public ValueTask<CallResult> RunAsync(CallContext call) => Filtered is { } filtered ? filtered(call) : Handler(call);

    /// <summary>Whether the action may be called by the method of a call; who calls is asked only where it matters.</summary>
    public bool Allows(CallContext call)
    {
        if (Verbs.Count == 0)
            return true;
        var verb = call.Caller.Method;
        foreach (var allowed in Verbs)
        {
            if (allowed.Equals(verb, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
