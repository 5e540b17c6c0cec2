using System.Reflection;

namespace PhalNet.Core.Tests.Modules;

/// <summary>A module with some classes of the tests, which counts how often it is loaded and unloaded.</summary>
internal sealed class TestSource(string name, IReadOnlyList<Type> services, Action<IModuleBuilder>? configure = null) : ModuleSource
{
    public override string Name => name;

    public override string Version => VersionText;

    public string VersionText { get; init; } = "1.0";

    public Assembly Assembly { get; init; } = typeof(TestSource).Assembly;

    public Func<CancellationToken, Task>? Loading { get; init; }

    public Exception? UnloadFailure { get; init; }

    public int Loads { get; private set; }

    public int Unloads { get; private set; }

    public override async ValueTask<ModuleContent> LoadAsync(CancellationToken cancellation)
    {
        Loads++;
        if (Loading is not null)
            await Loading(cancellation);
        return new(Assembly) { Services = services, Configure = configure ?? (_ => { }) };
    }

    public override ValueTask UnloadAsync()
    {
        Unloads++;
        return UnloadFailure is null ? default : throw UnloadFailure;
    }
}
