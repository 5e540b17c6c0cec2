using System.Reflection;
using PhalNet.Internal.Calls;

namespace PhalNet.Internal.Actions;

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
            var failure = rules[i].Read(call, out var value);
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
