using System.Reflection;

namespace PhalNet;

/// <summary>Runs an action that is a method: creates the service, invokes the method and converts the return value into a result.</summary>
internal sealed class MethodHandler(
    MethodInfo method, ParameterBinder binder, ServiceActivator activator, ResultReader reader, ResultPlan result)
{
    private MethodInvoker? _invoker;

    public ServiceActivator Activator => activator;

    // The invoker is created on the first call: most actions of a large application are never called in a process.
    private MethodInvoker Invoker => _invoker ??= MethodInvoker.Create(method);

    public ValueTask<CallResult> InvokeAsync(ICallContext given)
    {
        var call = CallContext.Of(given);
        var returned = binder.Invoke(call, Invoker, activator.Create(call));
        var reading = reader.ReadAsync(returned);
        return reading.IsCompletedSuccessfully ? ConcludeAsync(call, reading.Result) : AwaitAsync(call, reading);
    }

    private async ValueTask<CallResult> AwaitAsync(CallContext call, ValueTask<object?> reading) =>
        await ConcludeAsync(call, await reading);

    private ValueTask<CallResult> ConcludeAsync(CallContext call, object? returned)
    {
        if (returned is CallResult || result.MayBeWrapped)
        {
            var own = (returned as IDeclaredResult)?.Result ?? returned as CallResult;
            if (own is not null)
                return ConcludeAsync(call, own);
        }

        return returned is not null && result.SequenceOf(returned) is { } sequence
            ? ReadAsync(call, null, sequence, returned)
            : new(call.Finish(200, call.Shape(returned, result.Declared), ""));
    }

    // A sequence in another call's result has already been read by that call.
    private ValueTask<CallResult> ConcludeAsync(CallContext call, CallResult own) =>
        own is { Call: null, Data: { } data } && result.SequenceOf(data) is { } sequence
            ? ReadAsync(call, own, sequence, data)
            : new(call.Take(own, own.Data, result.Declared));

    private async ValueTask<CallResult> ReadAsync(CallContext call, CallResult? own, SequenceReader sequence, object data)
    {
        var list = await sequence.ReadAsync(data, call.Action.Module.SequenceItems, call.Cancellation);
        return own is null ? call.Finish(200, call.Shape(list, result.Declared), "") : call.Take(own, list, result.Declared);
    }
}
