namespace PhalNet.Modules;

/// <summary>
/// Takes what belongs to a context out of one of the class library's static caches. All but the first go through private members, which
/// another runtime may have renamed: a step that does not find them throws.
/// </summary>
/// <param name="Name">What it is called in the log.</param>
/// <param name="Run">Does it.</param>
internal sealed record CleanUpStep(string Name, Action<ContextObjects> Run)
{
    /// <summary>The step that is taken once more when the context has gone.</summary>
    public const string GenericMethods = "generic methods";

    /// <summary>All steps, in their order.</summary>
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
