using System.Reflection;

namespace PhalNet;

/// <summary>
/// Reads the rules of an action into one array: first the arguments of the method in their order, then the values of properties and of rules
/// without a C# counterpart.
/// </summary>
internal sealed class ParameterBinder(
    CompiledRule[] rules, int[] slots, int argumentCount, object?[] template, ContextArgument[] contextArguments, PropertySlot[] properties)
{
    public CallFailure? Bind(CallContext call)
    {
        var values = new object?[template.Length];
        template.CopyTo(values);
        call.Bound = values;
        for (var i = 0; i < rules.Length; i++)
        {
            var failure = rules[i].Read(call.Values, out var value);
            if (call.Trace.IsEnabled && rules[i].Rule.Sensitive)
                SensitiveValues.Hide(call, rules[i].Rule, value);
            if (failure is not null)
                return failure;
            values[slots[i]] = value;
        }

        foreach (var (slot, kind) in contextArguments)
            values[slot] = kind.Value(call);
        return null;
    }

    public object? Invoke(CallContext call, MethodInvoker invoker, object instance)
    {
        var values = call.Bound!;
        foreach (var property in properties)
        {
            // A property that was not sent keeps what the class gives it.
            if (values[property.Slot] is { } value)
                property.Setter.Set(instance, value);
        }

        return invoker.Invoke(instance, values.AsSpan(0, argumentCount));
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

internal readonly record struct ContextArgument(int Slot, ContextArgumentKind Kind);

/// <summary>The arguments that come from the call itself and not from the request's values.</summary>
internal abstract class ContextArgumentKind
{
    private static readonly ContextArgumentKind Context = new ContextKind();
    private static readonly ContextArgumentKind Trace = new TraceKind();
    private static readonly ContextArgumentKind Cancellation = new CancellationKind();

    public abstract object Value(CallContext call);

    public static ContextArgumentKind? Of(Type type) =>
        type == typeof(ICallContext) ? Context
        : type == typeof(CallTrace) ? Trace
        : type == typeof(CancellationToken) ? Cancellation
        : null;

    private sealed class ContextKind : ContextArgumentKind
    {
        public override object Value(CallContext call) => call;
    }

    private sealed class TraceKind : ContextArgumentKind
    {
        public override object Value(CallContext call) => call.Trace;
    }

    private sealed class CancellationKind : ContextArgumentKind
    {
        private static readonly object None = CancellationToken.None;

        public override object Value(CallContext call) => call.Cancellation == default ? None : call.Cancellation;
    }
}

/// <summary>Sets a property that is a parameter. The invoker is made at the first call: thousands of actions are never called in a process's life.</summary>
internal sealed class PropertySetter(MethodInfo method)
{
    private MethodInvoker? _invoker;

    public void Set(object instance, object value) => (_invoker ??= MethodInvoker.Create(method)).Invoke(instance, value);
}

/// <summary>Where a property's value is found.</summary>
internal readonly record struct PropertySlot(PropertySetter Setter, int Slot);
