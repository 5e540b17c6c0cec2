using System.Reflection;

namespace PhalNet;

/// <summary>Runs an action that is a method: makes the class, calls the method, makes a result of what it returned.</summary>
internal sealed class MethodHandler(MethodInfo method, ParameterBinder binder, ServiceActivator activator, ResultReader result)
{
    private MethodInvoker? _invoker;

    public ServiceActivator Activator => activator;

    // The invoker is made at the first call: thousands of actions are never called in a process's life.
    private MethodInvoker Invoker => _invoker ??= MethodInvoker.Create(method);

    public ValueTask<CallResult> InvokeAsync(ICallContext given)
    {
        var call = CallContext.Of(given);
        var returned = binder.Invoke(call, Invoker, activator.Create(call));
        var reading = result.ReadAsync(returned);
        return reading.IsCompletedSuccessfully ? new(Conclude(call, reading.Result)) : ConcludeAsync(call, reading);
    }

    private async ValueTask<CallResult> ConcludeAsync(CallContext call, ValueTask<object?> reading) => Conclude(call, await reading);

    private CallResult Conclude(CallContext call, object? data) =>
        data is CallResult own ? call.Take(own, result.Type) : call.Finish(200, call.Shape(data, result.Type), "");
}
