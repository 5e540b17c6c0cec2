using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace PhalNet;

/// <summary>
/// Compiles what the first call of each action would otherwise wait for: the code of a module that can be unloaded is compiled only once,
/// with all optimizations, which takes tens of milliseconds for one action. No code of the module runs.
/// </summary>
internal sealed class FirstCallCode
{
    // A module with thousands of actions serves with the rest uncompiled rather than late.
    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(5);

    private readonly JsonSerializerOptions _json;
    private readonly HashSet<Type> _types = [];

    private FirstCallCode(JsonSerializerOptions json) => _json = json;

    /// <summary>Compiles the code of a module's actions.</summary>
    public static void Compile(LoadedModule module, TimeProvider time, CancellationToken cancellation)
    {
        var start = time.GetTimestamp();
        var code = new FirstCallCode(module.ReplyJson);
        foreach (var method in module.Actions.Select(action => action.Description).OfType<ActionDescription>())
        {
            if (cancellation.IsCancellationRequested || time.GetElapsedTime(start) > MostTime)
                return;
            code.Compile(method);
        }
    }

    private void Compile(ActionDescription action)
    {
        const BindingFlags own = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        if (_types.Add(action.ServiceType))
            CompileAll(action.ServiceType.GetConstructors());
        Compile(action.Method);
        if (action.Method.GetCustomAttribute<StateMachineAttribute>()?.StateMachineType is { } machine)
            CompileAll([.. machine.GetConstructors(own), .. machine.GetMethods(own)]);
        CompileWriting(ResultReader.DataType(action.Method.ReturnType));
    }

    /// <summary>Compiles the members that are read to write a result, and creates the serializer's converters.</summary>
    private void CompileWriting(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (!type.IsCollectible || !_types.Add(type))
            return;
        CompileAll(type.GetConstructors());
        JsonTypeInfo? info = null;
        if (!Succeeds(() => info = _json.GetTypeInfo(type)))
            return;
        if (info!.ElementType is { } element)
            CompileWriting(element);
        foreach (var property in info.Properties.Where(property => property.Get is not null))
        {
            if (property.AttributeProvider is PropertyInfo { GetMethod: { } get })
                Compile(get);
            CompileWriting(property.PropertyType);
        }
    }

    private static void CompileAll(IEnumerable<MethodBase> methods)
    {
        foreach (var method in methods)
            Compile(method);
    }

    private static void Compile(MethodBase method)
    {
        if (method is { ContainsGenericParameters: false, IsAbstract: false })
            _ = Succeeds(() => RuntimeHelpers.PrepareMethod(method.MethodHandle, Arguments(method)));
    }

    private static RuntimeTypeHandle[]? Arguments(MethodBase method)
    {
        Type[] arguments = [.. method.DeclaringType!.GetGenericArguments(), .. method.IsGenericMethod ? method.GetGenericArguments() : []];
        return arguments.Length == 0 ? null : [.. arguments.Select(argument => argument.TypeHandle)];
    }

    // What cannot be compiled or written fails in the call that needs it, with the reason.
    private static bool Succeeds(Action prepare)
    {
        try
        {
            prepare();
            return true;
        }
        catch (Exception)
        {
            return false;
        }
    }
}
