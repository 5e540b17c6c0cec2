namespace PhalNet.Modules;

/// <summary>A module that cannot be used for reasons known before it is loaded; it is listed among the others.</summary>
internal sealed class RefusedModule(string name, string version, bool isIncompatible, IReadOnlyList<string> reasons) : ModuleSource
{
    public override string Name => name;

    public override string Version => version;

    public override ValueTask<ModuleContent> LoadAsync(CancellationToken cancellation) => throw (isIncompatible
        ? new IncompatibleModuleException(string.Join(" ", reasons))
        : new ModuleContentException(reasons));
}
