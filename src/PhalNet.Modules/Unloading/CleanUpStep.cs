namespace PhalNet.Modules;

/// <summary>
/// Removes a context's entries from one of the class library's static caches. All steps but the first use private members, which another
/// runtime may have renamed: a step that does not find them throws.
/// </summary>
/// <param name="Name">The name in the log.</param>
/// <param name="Run">Runs the step.</param>
internal sealed record CleanUpStep(string Name, Action<ContextObjects> Run)
{
    /// <summary>The step that runs once more after the context was collected.</summary>
    public const string GenericMethods = "generic methods";

    /// <summary>All steps, in the order in which they run.</summary>
    public static IReadOnlyList<CleanUpStep> All { get; } =
    [
        new("json", JsonCaches.Clear),
        new("type descriptors", TypeDescriptorCaches.Clear),
        new("validation", ValidationCaches.Clear),
        new("expressions", ExpressionCaches.Clear),
        new("proxies", ProxyCache.Clear),
        new("meters", Meters.Dispose),
        new("process events", ProcessEvents.Remove),
        new("timers", Timers.Dispose),
        new(GenericMethods, _ => GenericMethodCache.Clear()),
    ];
}
