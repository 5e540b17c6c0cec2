using System.Text.RegularExpressions;
using Microsoft.Diagnostics.Runtime;

namespace PhalNet.Server;

/// <summary>Recognises the objects of a module in a dump.</summary>
internal sealed partial class PinnedTypes
{
    private const string Allocator = "System.Reflection.LoaderAllocator";

    private readonly ClrRuntime _runtime;
    private readonly HashSet<ulong> _contexts;
    private readonly HashSet<ulong> _handles = [];
    private readonly HashSet<ulong> _allocators = [];

    /// <param name="runtime">The dump.</param>
    /// <param name="contexts">The addresses of the module's load contexts.</param>
    public PinnedTypes(ClrRuntime runtime, HashSet<ulong> contexts)
    {
        (_runtime, _contexts) = (runtime, contexts);
        foreach (var type in TypesOf(runtime).Where(type => contexts.Contains(type.AssemblyLoadContextAddress)))
        {
            if (_handles.Add(type.LoaderAllocatorHandle))
                _allocators.Add(runtime.DataTarget.DataReader.ReadPointer(type.LoaderAllocatorHandle));
        }
    }

    /// <summary>Whether an object keeps the module in memory: its type belongs to the module, or it represents the module's code.</summary>
    public bool Owns(ClrObject value) => Owns(value.Type) || _allocators.Contains(value.Address);

    public bool Owns(ClrType? type) => type is { IsCollectible: true } && _handles.Contains(type.LoaderAllocatorHandle);

    /// <summary>Whether an object is the module's load context, which an unloading context itself references.</summary>
    public bool IsContext(ClrObject value) => _contexts.Contains(value.Address);

    /// <summary>The display name of an object.</summary>
    /// <param name="value">The object.</param>
    /// <param name="owner">The object that refers to it.</param>
    public string NameOf(ClrObject value, ClrObject owner = default)
    {
        if (_allocators.Contains(value.Address))
            return owner.IsDelegate && owner.AsDelegate().GetDelegateTarget()?.Method is { } method
                ? $"{Short(method.Type.Name)}.{method.Name}()"
                : "code of the module";
        if (value.Type?.Name is "System.RuntimeType" && _runtime.GetTypeByMethodTable(value.ReadField<ulong>("m_handle"))?.Name is { } name)
            return $"typeof({Short(name)})";
        return Short(value.Type?.Name);
    }

    // Namespaces of type arguments would hide the important part.
    private static string Short(string? type) => type is null ? "?" : ArgumentNamespace().Replace(type, "$1");

    [GeneratedRegex(@"([<,]\s*)(?:\w+\.)+")]
    private static partial Regex ArgumentNamespace();

    /// <summary>Threads that run code of the module.</summary>
    public IEnumerable<string> FindThreads() => _runtime.Threads.Where(thread => thread.IsAlive)
        .Select(thread => (thread.ManagedThreadId, Method: thread.EnumerateStackTrace()
            .Select(frame => frame.Method).LastOrDefault(method => Owns(method?.Type))))
        .Where(thread => thread.Method is not null)
        .Select(thread => $"thread {thread.ManagedThreadId} runs {thread.Method!.Type.Name}.{thread.Method.Name}");

    private static IEnumerable<ClrType> TypesOf(ClrRuntime runtime) => runtime.EnumerateModules()
        .SelectMany(module => module.EnumerateTypeDefToMethodTableMap())
        .Select(pair => runtime.GetTypeByMethodTable(pair.MethodTable)).OfType<ClrType>()
        .Where(type => type.IsCollectible && type.Name != Allocator);
}
