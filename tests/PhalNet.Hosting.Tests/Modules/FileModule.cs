using System.Reflection;
using System.Runtime.Loader;

namespace PhalNet.Hosting.Tests.Modules;

/// <summary>A module in a file, loaded into a context of its own that can be unloaded.</summary>
internal sealed class FileModule(string name, string path, ICollection<WeakReference> contexts) : ModuleSource
{
    private AssemblyLoadContext? _context;

    public override string Name => name;

    public override ValueTask<ModuleContent> LoadAsync(CancellationToken cancellation)
    {
        if (_context is null)
        {
            _context = new Context();
            lock (contexts)
                contexts.Add(new(_context));
        }

        return new(new ModuleContent(_context.LoadFromAssemblyPath(path)));
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
