using System.Runtime.Loader;
using PhalNet;

/// <summary>A module of one assembly file, loaded into a separate context.</summary>
public sealed class FileModule(string name, string file) : ModuleSource
{
    private AssemblyLoadContext? _context;

    public override string Name => name;

    public override ValueTask<ModuleContent> LoadAsync(CancellationToken cancellation)
    {
        _context = new AssemblyLoadContext(name, isCollectible: true);
        return new(new ModuleContent(_context.LoadFromAssemblyPath(Path.GetFullPath(file))));
    }

    public override ValueTask UnloadAsync()
    {
        _context?.Unload();
        _context = null;
        return default;
    }
}
