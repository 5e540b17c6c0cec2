using System.Reflection;

namespace PhalNet;

/// <summary>All that could be decided at start about running one action.</summary>
internal sealed class ActionPlan
{
    public required IReadOnlyList<string> Verbs { get; init; }

    public required IEarlyCallFilter[] EarlyFilters { get; init; }

    public required ParameterBinder Binder { get; init; }

    public required ICallFilter[] Filters { get; init; }

    public required ServiceActivator Activator { get; init; }

    public required MethodInfo Method { get; init; }

    /// <summary>Made at the first call: thousands of actions are never called in a process's life.</summary>
    public MethodInvoker Invoker => field ??= MethodInvoker.Create(Method);

    public required ResultReader Result { get; init; }

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
