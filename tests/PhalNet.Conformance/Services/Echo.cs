using System.Reflection;

namespace PhalNet.Conformance.Services;

internal static class Echo
{
    /// <summary>What the recorded services return: the method as declared and its class, and the called class.</summary>
    public static OrderedDictionary<string, object?> Of(ICallContext call)
    {
        var action = (ActionDescription)call.Action.Description;
        return new()
        {
            ["ran"] = $"{NameOf(action.Method.DeclaringType!)}.{action.Method.Name}",
            ["on"] = NameOf(action.ServiceType),
        };
    }

    private static string NameOf(Type type) => type.GetCustomAttribute<ServiceAttribute>(inherit: false)!.Name!;
}
