using Microsoft.Diagnostics.Runtime;

namespace PhalNet.Server;

/// <summary>An object that is never collected, and why.</summary>
internal readonly record struct PinningRoot(string Name, ClrObject Value);

/// <summary>Finds the roots in a dump; those with the most helpful names come first.</summary>
internal static class PinningRoots
{
    private const string StaticsTable = "System.Object[]";

    public static IEnumerable<PinningRoot> Find(ClrRuntime runtime, PinnedTypes module) =>
        Statics(runtime)
            .Concat(Handles(runtime).Where(root => root.Value.Type?.Name != StaticsTable && !module.IsContext(root.Value)))
            .Concat(ThreadStatics(runtime))
            .Concat(Stacks(runtime))
            .Concat(runtime.Heap.EnumerateFinalizerRoots().Select(root => new PinningRoot("the finalizer queue", root.Object)))

            // Static fields of generic types, and structs.
            .Concat(Handles(runtime).Where(root => root.Value.Type?.Name == StaticsTable)
                .Select(root => root with { Name = "a static field of a generic type or of a struct" }))

            // An unloading context is referenced until its last object is collected; so is everything it references.
            .Concat(Handles(runtime).Where(root => module.IsContext(root.Value)).Select(root => root with { Name = "the load context" }));

    private static IEnumerable<PinningRoot> Statics(ClrRuntime runtime)
    {
        foreach (var type in runtime.EnumerateModules().SelectMany(module => module.EnumerateTypesWithStaticFields()))
        {
            if (type.IsCollectible)
                continue;
            foreach (var field in type.StaticFields.Where(field => field.IsObjectReference))
            {
                foreach (var domain in runtime.AppDomains)
                {
                    if (field.IsInitialized(domain) && field.ReadObject(domain) is { IsNull: false, IsValid: true } value)
                        yield return new($"{type.Name}.{ReferencePaths.NameOf(field)}", value);
                }
            }
        }
    }

    private static IEnumerable<PinningRoot> ThreadStatics(ClrRuntime runtime)
    {
        ClrThread[] threads = [.. runtime.Threads.Where(thread => thread.IsAlive)];
        foreach (var type in runtime.EnumerateModules().SelectMany(module => module.EnumerateTypesWithStaticFields()))
        {
            if (type.IsCollectible)
                continue;
            foreach (var field in type.ThreadStaticFields.Where(field => field.IsObjectReference))
            {
                foreach (var thread in threads)
                {
                    if (field.IsInitialized(thread) && field.ReadObject(thread) is { IsNull: false, IsValid: true } value)
                        yield return new($"{type.Name}.{ReferencePaths.NameOf(field)} of thread {thread.ManagedThreadId}", value);
                }
            }
        }
    }

    // The dump reader treats kinds it does not recognise as strong; these are weak.
    private static bool IsStrong(ClrHandle handle) => handle.HandleKind
        is ClrHandleKind.Strong or ClrHandleKind.Pinned or ClrHandleKind.AsyncPinned or ClrHandleKind.SizedRef
        || (handle.HandleKind == ClrHandleKind.RefCounted && handle.ReferenceCount > 0);

    private static IEnumerable<PinningRoot> Handles(ClrRuntime runtime) => runtime.EnumerateHandles()
        .Where(handle => IsStrong(handle) && handle.Object.IsValid)
        .Select(handle => new PinningRoot($"GCHandle ({handle.HandleKind})", handle.Object));

    private static IEnumerable<PinningRoot> Stacks(ClrRuntime runtime) => runtime.Threads.Where(thread => thread.IsAlive)
        .SelectMany(thread => thread.EnumerateStackRoots().Where(root => root.Object.IsValid)
            .Select(root => new PinningRoot($"thread {thread.ManagedThreadId} in {Method(root)}", root.Object)));

    private static string Method(ClrStackRoot root) =>
        root.StackFrame?.Method is { } method ? $"{method.Type.Name}.{method.Name}" : "the runtime";
}
