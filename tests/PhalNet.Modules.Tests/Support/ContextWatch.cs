using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace PhalNet.Modules.Tests.Support;

/// <summary>The load contexts of modules seen by a test, to check whether they are collected.</summary>
internal sealed class ContextWatch
{
    private readonly ConditionalWeakTable<AssemblyLoadContext, object> _known = [];
    private readonly List<WeakReference> _contexts = [];

    /// <summary>How many were seen.</summary>
    public int Seen => _contexts.Count;

    /// <summary>How many of them are still in memory.</summary>
    public int Left => _contexts.Count(context => context.IsAlive);

    /// <summary>Records the currently loaded contexts of modules.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Note(params IEnumerable<string> modules)
    {
        foreach (var context in AssemblyLoadContext.All.Where(each => modules.Any(name => IsOf(each, name))))
        {
            if (_known.TryAdd(context, this))
                _contexts.Add(new(context));
        }
    }

    private static bool IsOf(AssemblyLoadContext context, string module) =>
        context.Name?.StartsWith($"{module} ", StringComparison.Ordinal) == true;
}
