namespace PhalNet;

/// <summary>The execution plan of one action, built at start.</summary>
internal sealed class ActionPlan
{
    public required IReadOnlyList<string> Verbs { get; init; }

    /// <summary>Who may call the action; null when its declaration has no access rule.</summary>
    public ActionAccess? Access { get; init; }

    public required FilterSource[] EarlyFilters { get; init; }

    public required ParameterBinder Binder { get; init; }

    public required ActionHandler Handler { get; init; }

    public required ResultPlan Result { get; init; }

    /// <summary>The filters around the handler; null when the action has no filters.</summary>
    public CallNext? Filtered { get; init; }

    /// <summary>Runs the filters and the handler, or the handler alone.</summary>
    public ValueTask<CallResult> RunAsync(CallContext call) => Filtered is { } filtered ? filtered(call) : Handler(call);

    /// <summary>Whether the HTTP method of a call is allowed for the action. The method is only read when it matters.</summary>
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
