using System.Threading.Channels;
using Microsoft.Extensions.Primitives;

namespace PhalNet.Modules.Tests.Support;

/// <summary>A module host whose operations complete when a test ends them.</summary>
internal sealed class HeldHost : IModuleHost
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, ModuleStatus> _modules = [];
    private readonly List<string> _operations = [];
    private readonly Channel<HeldOperation> _begun = Channel.CreateUnbounded<HeldOperation>();

    public IReadOnlyList<ModuleStatus> Modules
    {
        get
        {
            lock (_lock)
                return [.. _modules.Values];
        }
    }

    public IChangeToken Changed { get; } = new CancellationChangeToken(CancellationToken.None);

    /// <summary>Runs at the beginning of every operation.</summary>
    public Action<HeldOperation> Began { get; set; } = _ => { };

    /// <summary>The operations so far, such as <c>add Shop 1.0.0</c>.</summary>
    public IReadOnlyList<string> Operations
    {
        get
        {
            lock (_lock)
                return [.. _operations];
        }
    }

    /// <summary>Waits for an operation that has not been waited for.</summary>
    public async Task<HeldOperation> NextAsync(string text)
    {
        await foreach (var operation in _begun.Reader.ReadAllAsync(TestContext.Current.CancellationToken))
        {
            if (operation.Text == text)
                return operation;
        }

        throw new InvalidOperationException($"There is no operation '{text}'.");
    }

    public Task<ModuleStatus> AddAsync(ModuleSource source, CancellationToken cancellation = default) =>
        Begin("add", source.Name, source.Version, ModuleState.Active);

    public Task<ModuleStatus> ReplaceAsync(string name, ModuleSource? source = null, CancellationToken cancellation = default) =>
        Begin("replace", name, source?.Version ?? "", ModuleState.Active);

    public Task<ModuleStatus> EnableAsync(string name, CancellationToken cancellation = default) =>
        Begin("enable", name, "", ModuleState.Active);

    public Task<ModuleStatus> DisableAsync(string name, CancellationToken cancellation = default) =>
        Begin("disable", name, "", ModuleState.Disabled);

    public Task<ModuleStatus> FaultAsync(string name, string reason, CancellationToken cancellation = default) =>
        Begin("fault", name, "", ModuleState.Faulted);

    public Task<ModuleStatus> RemoveAsync(string name, CancellationToken cancellation = default) =>
        Begin("remove", name, "", ModuleState.Removed);

    private Task<ModuleStatus> Begin(string verb, string name, string version, ModuleState state)
    {
        var status = new ModuleStatus(name, version, state, [], default, 0);
        var operation = new HeldOperation($"{verb} {name} {version}".TrimEnd(), status);
        lock (_lock)
        {
            _operations.Add(operation.Text);
            _modules[name] = status;
        }

        _begun.Writer.TryWrite(operation);
        Began(operation);
        return operation.Status;
    }
}

/// <summary>An operation that was requested of a host.</summary>
internal sealed class HeldOperation(string text, ModuleStatus status)
{
    private readonly TaskCompletionSource<ModuleStatus> _end = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Text => text;

    public Task<ModuleStatus> Status => _end.Task;

    public void End() => _end.TrySetResult(status);

    public void End(ModuleState state) => _end.TrySetResult(status with { State = state, Reasons = ["It cannot start."] });
}
