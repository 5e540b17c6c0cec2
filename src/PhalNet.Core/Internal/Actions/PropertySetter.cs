using System.Reflection;

namespace PhalNet.Internal.Actions;

/// <summary>Sets a property that is a parameter. The invoker is made at the first call: thousands of actions are never called in a process's life.</summary>
internal sealed class PropertySetter(MethodInfo method)
{
    private MethodInvoker? _invoker;

    public void Set(object instance, object value) => (_invoker ??= MethodInvoker.Create(method)).Invoke(instance, value);
}
