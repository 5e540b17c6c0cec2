using System.Reflection;
using System.Runtime.CompilerServices;
using NuGet.Versioning;

namespace PhalNet.Modules;

/// <summary>A module from a folder, in a separate load context.</summary>
/// <param name="folder">The folder, which must not change while the module is loaded.</param>
/// <param name="loading">Settings shared by all modules.</param>
internal sealed class ModuleFolderSource(ModuleFolder folder, ModuleLoading loading) : ModuleSource
{
    private ModuleLoadContext? _context;
    private ModuleContent? _content;

    public ModuleFolder Folder => folder;

    public override string Name => folder.Manifest.Id;

    public override string Version => folder.Manifest.Version.ToFullString();

    public override ValueTask<ModuleContent> LoadAsync(CancellationToken cancellation)
    {
        if (_content is { } loaded)
            return new(loaded);
        CheckHost();
        var found = ModuleFolder.Open(folder.Directory);
        if (found.Id != folder.Id)
            throw new ModuleContentException($"{folder.Directory} has changed since it was checked.");
        _context = new(folder, loading.Shared, loading.NativeDirectory);
        _content = new(LoadModule(_context))
        {
            Prepare = loading.Prepare,
            CheckConfiguration = folder.Manifest.Configuration is { } schema
                ? section => ConfigurationSchema.Problems(Name, schema, section)
                : null,
        };
        return new(_content);
    }

    /// <summary>Unloads the context; if it does not leave memory soon, something still references it.</summary>
    public override async ValueTask UnloadAsync()
    {
        if (Unload() is not { } context || await loading.Unloading.IsGoneAsync(context))
            return;
        throw new InvalidOperationException(
            $"{Name} {Version} is still in memory {loading.Unloading.Patience.TotalSeconds:0.#} s after it was unloaded: "
            + "something outside the module references one of its objects, such as a thread, a timer, a static event or a handle. "
            + "'module verify' shows it.");
    }

    private void CheckHost()
    {
        if (!folder.Manifest.Host.Satisfies(loading.HostVersion))
            throw new IncompatibleModuleException($"{Name} {Version} requires PhalNet {folder.Manifest.Host.ToNormalizedString()}; "
                + $"this host is {loading.HostVersion.ToNormalizedString()}.");
    }

    private Assembly LoadModule(ModuleLoadContext context)
    {
        Assembly assembly;
        try
        {
            assembly = context.LoadModule();
        }
        catch (Exception exception) when (exception is BadImageFormatException or FileLoadException)
        {
            throw new ModuleContentException($"{folder.Manifest.Assembly} cannot be loaded: {exception.Message}");
        }

        var declared = assembly.GetCustomAttribute<ModuleAttribute>()?.Name;
        return declared == folder.Manifest.Id
            ? assembly
            : throw new ModuleContentException(declared is null
                ? $"{folder.Manifest.Assembly} has no [assembly: Module(\"{folder.Manifest.Id}\")]."
                : $"{ModuleManifest.FileName} names the module {folder.Manifest.Id}, but its assembly declares {declared}.");
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private WeakReference? Unload()
    {
        _content = null;
        if (Interlocked.Exchange(ref _context, null) is not { } context)
            return null;
        loading.Unloading.CleanUp(context);
        context.Unload();
        return new(context);
    }
}

/// <summary>Settings that all modules from folders are loaded with.</summary>
internal sealed record ModuleLoading(
    SharedAssemblies Shared,
    string NativeDirectory,
    NuGetVersion HostVersion,
    ContextUnloading Unloading,
    Action<IModuleBuilder> Prepare);
