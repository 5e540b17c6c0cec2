using System.Reflection;
using System.Runtime.Loader;

namespace PhalNet.Tests.Modules;

/// <summary>A module in a file, loaded into a context of its own that can be unloaded.</summary>
internal sealed class FileModule(string name, LoadedContexts contexts) : ModuleSource
{
    private AssemblyLoadContext? _context;

    public override string Name => name;

    public override ValueTask<ModuleContent> LoadAsync(CancellationToken cancellation)
    {
        if (_context is null)
        {
            _context = new Context();
            contexts.Add(_context);
        }

        return new(new ModuleContent(_context.LoadFromAssemblyPath(LoadedContexts.File)));
    }

    public override ValueTask UnloadAsync()
    {
        if (Interlocked.Exchange(ref _context, null) is { } context)
        {
            FrameworkCaches.Clear(context);
            context.Unload();
        }

        return default;
    }

    // Whatever is not in the file is shared with the host.
    private sealed class Context() : AssemblyLoadContext("module", isCollectible: true)
    {
        protected override Assembly? Load(AssemblyName assemblyName) => null;
    }
}

/// <summary>The contexts that were loaded, to see that they leave memory.</summary>
internal sealed class LoadedContexts
{
    private readonly List<WeakReference> _contexts = [];

    /// <summary>The module of these tests, which a test project loads by its path.</summary>
    public static string File { get; } = Path.Combine(AppContext.BaseDirectory, "modules", "Modules.Replaced.dll");

    public int Count => _contexts.Count;

    public void Add(AssemblyLoadContext context)
    {
        lock (_contexts)
            _contexts.Add(new(context));
    }

    /// <summary>How many are still in memory, after some patience.</summary>
    public async Task<int> LeftAsync(CancellationToken cancellation)
    {
        for (var i = 0; i < 50 && Left() > 0; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            await Task.Delay(20, cancellation);
        }

        return Left();
    }

    private int Left() => _contexts.Count(context => context.IsAlive);
}
