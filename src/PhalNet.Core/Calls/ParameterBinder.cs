using System.Reflection;

namespace PhalNet;

/// <summary>
/// Reads the parameters of an action into one array: first the method's arguments in order, then the values of properties and of rules
/// without a C# counterpart.
/// </summary>
internal sealed class ParameterBinder(
    CompiledRule[] rules, int[] slots, int argumentCount, object?[] template, CallArgument[] callArguments, PropertySlot[] properties)
{
    /// <summary>The validators of the values, by rule; null when no rule needs validation.</summary>
    public ValueGraph?[]? Graphs { get; init; }

    public CallFailure? Bind(CallContext call)
    {
        var values = new object?[template.Length];
        template.CopyTo(values);
        call.Bound = values;
        var all = call.ErrorDetails ? new FailureList(FailureList.MostShown) : null;
        for (var i = 0; i < rules.Length; i++)
        {
            var failure = rules[i].Read(call.Values, out var value);
            if (call.Trace.IsEnabled && rules[i].Rule.Sensitive)
                SensitiveValues.Hide(call, rules[i].Rule, value);
            if (failure is null && value is not null && Graphs?[i] is { } graph)
                failure = Check(call, graph, rules[i].Rule, value);
            if (failure is null)
                values[slots[i]] = value;
            else if (all is null)
                return failure;
            else
                all.Add(rules[i].Rule.Name, failure);
        }

        foreach (var (slot, read) in callArguments)
            values[slot] = read(call);
        return all?.First;
    }

    private static CallFailure? Check(CallContext call, ValueGraph graph, ParameterRule rule, object value)
    {
        var failures = new FailureList(call.ErrorDetails ? FailureList.MostShown : 0);
        graph.Check(value, rule, call.LaterServices, failures);
        return failures.First;
    }

    public object? Invoke(CallContext call, MethodInvoker invoker, object instance)
    {
        var values = call.Bound!;
        foreach (var property in properties)
        {
            // A property that was not sent keeps its initial value.
            if (values[property.Slot] is { } value && !ReferenceEquals(value, property.Initial))
                Set(property, instance, value);
        }

        return invoker.Invoke(instance, values.AsSpan(0, argumentCount));
    }

    private void Set(PropertySlot property, object instance, object value)
    {
        try
        {
            property.Setter.Set(instance, value);
        }
        catch (Exception exception) when (ValueErrors.IsOne(exception))
        {
            var rule = rules[Array.IndexOf(slots, property.Slot)].Rule;
            var failure = ValueErrors.Explain(exception, rule.Name, rule.Message);
            throw new RefusalException(failure with { Parts = [new(rule.Name, failure)] });
        }
    }

    public object? Find(CallContext call, string member)
    {
        for (var i = 0; i < rules.Length; i++)
        {
            if (rules[i].Rule.Member == member)
                return call.Bound?[slots[i]];
        }

        return null;
    }
}

/// <summary>A method argument that is taken from the call itself, not from the request's values.</summary>
internal readonly record struct CallArgument(int Slot, Func<CallContext, object> Read)
{
    private static readonly object NoCancellation = CancellationToken.None;

    /// <summary>Returns the function that reads a type from a call; null when the type is a request parameter.</summary>
    public static Func<CallContext, object>? Reader(Type type)
    {
        if (type == typeof(ICallContext))
            return static call => call;
        if (type == typeof(CallTrace))
            return static call => call.Trace;
        if (type == typeof(CancellationToken))
            return static call => call.Cancellation == default ? NoCancellation : call.Cancellation;
        return null;
    }
}

/// <summary>
/// Sets a property that is a parameter. The invoker is created on the first call: most actions of a large application are never called in a
/// process.
/// </summary>
internal sealed class PropertySetter(MethodInfo method)
{
    private MethodInvoker? _invoker;

    public void Set(object instance, object value) => (_invoker ??= MethodInvoker.Create(method)).Invoke(instance, value);
}

/// <summary>Maps a property to the slot of its value.</summary>
/// <param name="Setter">Sets the property.</param>
/// <param name="Slot">The index of the value.</param>
/// <param name="Initial">
/// The property's initial value, which every new instance has: it need not be set, so a list is not shared between instances.
/// </param>
internal readonly record struct PropertySlot(PropertySetter Setter, int Slot, object? Initial);
