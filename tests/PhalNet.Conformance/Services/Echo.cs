using System.Reflection;

namespace PhalNet.Conformance.Services;

internal static class Echo
{
    /// <summary>What the recorded services return: the method as declared and its class, and the class it was called on.</summary>
    public static OrderedDictionary<string, object?> Of(ICallContext call) => new()
    {
        ["ran"] = $"{NameOf(call.Action.Description.Method.DeclaringType!)}.{call.Action.Description.Method.Name}",
        ["on"] = NameOf(call.Action.Description.ServiceType),
    };

    private static string NameOf(Type type) => type.GetCustomAttribute<ServiceAttribute>(inherit: false)!.Name!;
}
