using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using PhalNet.Modules;

namespace PhalNet.Tests.Modules;

/// <summary>A module in a file, loaded into a separate context that can be unloaded.</summary>
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

    /// <summary>Throws if the module cannot be unloaded; nothing may reference it by now.</summary>
    public override async ValueTask UnloadAsync()
    {
        if (Unload() is { } context && await LoadedContexts.LeftAsync([context], CancellationToken.None) > 0)
            throw new InvalidOperationException("The module is still in memory.");
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private WeakReference? Unload()
    {
        if (Interlocked.Exchange(ref _context, null) is not { } context)
            return null;
        foreach (var step in CleanUpStep.All)
            step.Run(new(context));
        context.Unload();
        return new(context);
    }

    // Assemblies that are not in the file are shared with the host.
    private sealed class Context() : AssemblyLoadContext("module", isCollectible: true)
    {
        protected override Assembly? Load(AssemblyName assemblyName) => null;
    }
}

/// <summary>The loaded contexts, to check that they leave memory.</summary>
internal sealed class LoadedContexts
{
    private readonly List<WeakReference> _contexts = [];

    /// <summary>The test module, which a test project loads by path.</summary>
    public static string File { get; } = Path.Combine(AppContext.BaseDirectory, "modules", "Modules.Replaced.dll");

    public int Count => _contexts.Count;

    public void Add(AssemblyLoadContext context)
    {
        lock (_contexts)
            _contexts.Add(new(context));
    }

    /// <summary>How many are still in memory, after a limited wait.</summary>
    public Task<int> LeftAsync(CancellationToken cancellation) => LeftAsync(_contexts, cancellation);

    public static async Task<int> LeftAsync(IReadOnlyList<WeakReference> contexts, CancellationToken cancellation)
    {
        for (var i = 0; i < 50 && contexts.Any(context => context.IsAlive); i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            await Task.Delay(20, cancellation);
        }

        return contexts.Count(context => context.IsAlive);
    }
}
