using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using NuGet.Versioning;

namespace PhalNet.Modules;

/// <summary>
/// Brings the modules of a host to their wanted states, in the order of their dependencies. A module that was added is waited for; one
/// that is replaced goes on beside the others.
/// </summary>
internal sealed class ModuleReconciler(
    IModuleHost host, IModuleStates states, ModuleVersions versions, ModuleLoading loading, ModulesOptions options, TimeProvider time,
    ILogger logger)
{
    private readonly ConcurrentDictionary<string, ManagedModule> _managed = new(StringComparer.OrdinalIgnoreCase);
    private bool _wasBusy;
    private string _reported = "";

    /// <summary>Looks at what is wanted and does what is missing.</summary>
    /// <param name="refused">What lies in the watched directory and cannot be used.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task RunAsync(IReadOnlyList<RefusedContent> refused, CancellationToken cancellation)
    {
        var wanted = await states.GetWantedAsync(cancellation);
        foreach (var gone in _managed.Values.Where(module => wanted.Modules.All(each => !IsOf(each, module.Name)) && !module.IsRefusedOnly))
            Begin(gone, () => RemoveAsync(gone, cancellation));
        await AlignAsync([.. wanted.Modules.Where(module => IsAllowed(module.Name))], cancellation);
        await ShowRefusedAsync(refused, wanted.Modules, cancellation);
        await ReportAsync(wanted, refused, cancellation);
    }

    /// <summary>Takes out modules that went beyond their limits.</summary>
    public async Task FaultAsync(IEnumerable<ModuleFault> faults, CancellationToken cancellation)
    {
        foreach (var fault in faults)
        {
            if (!_managed.TryGetValue(fault.Module, out var module) || module.Serving is null)
                continue;
            if (fault.Policy == ModuleFailurePolicy.Reload)
            {
                var delay = module.BackOff(time.GetUtcNow(), TimeSpan.FromSeconds(options.MostBackOffSeconds));
                ModulesLog.SetUpAgain(logger, module.Name, delay);
            }

            module.Serving = null;
            Begin(module, () => TakeOutAsync(module, fault.Reason, cancellation));
            await states.NoteAsync(Entry(module.Name, "", "faulted", fault.Reason), cancellation);
        }
    }

    /// <summary>Whether something was under way at the last look, or is due.</summary>
    public bool IsWorkLeft => _wasBusy || _managed.Values.Any(module => module.IsDue(time.GetUtcNow()));

    /// <summary>Waits for what is under way.</summary>
    public Task EndAsync() => Task.WhenAll(_managed.Values.Select(module => module.Work));

    private bool IsAllowed(string name) => options.Only?.Contains(name, StringComparer.OrdinalIgnoreCase) ?? true;

    private async Task AlignAsync(IReadOnlyList<WantedModule> wanted, CancellationToken cancellation)
    {
        var folders = new Dictionary<string, ModuleFolder>(StringComparer.OrdinalIgnoreCase);
        foreach (var module in wanted)
        {
            if (versions.Find(module.Name, module.Content) is { } folder)
                folders[module.Name] = folder;
            else if (!Get(module.Name).IsBusy)
                await RefuseAsync(module, "The files of its wanted content are missing; install it again.", cancellation);
        }

        foreach (var module in wanted.Where(module => !module.IsEnabled))
            Disable(module, cancellation);
        WantedModule[] enabled = [.. wanted.Where(module => module.IsEnabled && folders.ContainsKey(module.Name))];
        var plan = StartOrder.Of([.. enabled.Select(module => folders[module.Name].Manifest)], Others());
        foreach (var level in plan.Levels)
        {
            foreach (var manifest in level)
            {
                var module = enabled.First(each => IsOf(each, manifest.Id));
                Align(module, folders[module.Name], plan.Blocked.GetValueOrDefault(module.Name), cancellation);
            }

            // What comes after needs these to serve; what is replaced serves already.
            var starting = level.Select(manifest => Get(manifest.Id)).Where(module => module.Serving is null);
            await Task.WhenAll(starting.Select(module => module.Work)).WaitAsync(cancellation);
        }
    }

    private void Align(WantedModule wanted, ModuleFolder folder, string? blocked, CancellationToken cancellation)
    {
        var module = Get(wanted.Name);
        if (module.IsBusy)
            return;
        if (blocked is not null)
        {
            if (module.Blocked == blocked)
                return;
            module.Blocked = blocked;
            Begin(module, () => BlockAsync(module, folder, blocked, cancellation));
            return;
        }

        var isNew = module.Content != wanted.Content || module.Reloads != wanted.Reloads || module.Blocked is not null || module.IsDisabled;
        if (!isNew && !module.IsDue(time.GetUtcNow()))
            return;
        module.Began(wanted);
        Begin(module, () => StartAsync(module, wanted, folder, cancellation));
    }

    private void Disable(WantedModule wanted, CancellationToken cancellation)
    {
        var module = Get(wanted.Name);
        if (module.IsBusy || module.IsDisabled)
            return;
        module.IsDisabled = true;
        module.Serving = null;
        Begin(module, async () =>
        {
            if (Status(module.Name) is not null)
                await host.DisableAsync(module.Name, cancellation);
        });
    }

    private async Task StartAsync(ManagedModule module, WantedModule wanted, ModuleFolder folder, CancellationToken cancellation)
    {
        var status = await SwapAsync(module.Name, new ModuleFolderSource(folder, loading), cancellation);
        if (status.State == ModuleState.Active)
        {
            (module.Serving, module.Failure) = (folder.Id, null);
            ModulesLog.Active(logger, module.Name, status.Version);
            await states.NoteAsync(Entry(module.Name, status.Version, "active", ""), cancellation);
            if (wanted.Good != folder.Id)
                await SetGoodAsync(module.Name, folder, cancellation);
            return;
        }

        module.Failure = new(module.Name, status.Version, folder.Id, status.State, status.Reasons, status.Since);
        ModulesLog.Refused(logger, module.Name, status.Version, status.State, string.Join(" ", status.Reasons));
        await states.NoteAsync(
            Entry(module.Name, status.Version, $"{status.State}".ToLowerInvariant(), string.Join(" ", status.Reasons)), cancellation);

        // After a restart the version that cannot work is the wanted one still; the last that could is better than none.
        if (module.Serving is null && wanted.Good is { } good && good != folder.Id && versions.Find(module.Name, good) is { } last
            && await SwapAsync(module.Name, new ModuleFolderSource(last, loading), cancellation) is { State: ModuleState.Active } earlier)
        {
            module.Serving = last.Id;
            ModulesLog.Active(logger, module.Name, earlier.Version);
        }
    }

    private async Task SetGoodAsync(string name, ModuleFolder folder, CancellationToken cancellation)
    {
        await states.SetGoodAsync(name, folder.Id, cancellation);

        // Another content may be wanted by now.
        var wanted = (await states.GetWantedAsync(cancellation)).Modules.Where(module => IsOf(module, name));
        versions.Trim(name, options.Keep, [.. wanted.Select(module => module.Content).Append(folder.Id).Distinct()]);
    }

    private Task<ModuleStatus> SwapAsync(string name, ModuleSource source, CancellationToken cancellation) => Status(name) is null
        ? host.AddAsync(source, cancellation)
        : host.ReplaceAsync(name, source, cancellation);

    private async Task BlockAsync(ManagedModule module, ModuleFolder folder, string reason, CancellationToken cancellation)
    {
        var serves = module.Serving is not null;
        (module.Serving, module.Content) = (null, null);
        var version = folder.Manifest.Version.ToNormalizedString();
        if (serves)
            await host.FaultAsync(module.Name, reason, cancellation);
        else
            await SwapAsync(module.Name, new RefusedModule(module.Name, version, isIncompatible: false, [reason]), cancellation);
        ModulesLog.Refused(logger, module.Name, version, ModuleState.Faulted, reason);
    }

    private async Task TakeOutAsync(ManagedModule module, string reason, CancellationToken cancellation)
    {
        var status = await host.FaultAsync(module.Name, reason, cancellation);
        ModulesLog.Refused(logger, module.Name, status.Version, status.State, string.Join(" ", status.Reasons));
    }

    private async Task RemoveAsync(ManagedModule module, CancellationToken cancellation)
    {
        if (Status(module.Name) is { } status)
        {
            await host.RemoveAsync(module.Name, cancellation);
            ModulesLog.Left(logger, module.Name, status.Version, ModuleState.Removed);
        }

        _managed.TryRemove(module.Name, out _);
    }

    private async Task RefuseAsync(WantedModule wanted, string reason, CancellationToken cancellation)
    {
        var module = Get(wanted.Name);
        if (module.Blocked == reason || module.Serving is not null)
            return;
        module.Blocked = reason;
        await SwapAsync(wanted.Name, new RefusedModule(wanted.Name, "", isIncompatible: false, [reason]), cancellation);
    }

    // What cannot be used shows in the list of modules, unless a module of its name is there.
    private async Task ShowRefusedAsync(
        IReadOnlyList<RefusedContent> refused, IReadOnlyList<WantedModule> wanted, CancellationToken cancellation)
    {
        foreach (var each in refused.Where(each => IsAllowed(each.Name) && wanted.All(module => !IsOf(module, each.Name))))
        {
            var module = Get(each.Name);
            var reason = string.Join(" ", each.Reasons);
            if (module.Blocked == reason || (Status(each.Name) is not null && !module.IsRefusedOnly))
                continue;
            (module.Blocked, module.IsRefusedOnly) = (reason, true);
            var status = await SwapAsync(
                each.Name, new RefusedModule(each.Name, each.Version, each.IsIncompatible, each.Reasons), cancellation);
            ModulesLog.Refused(logger, each.Name, each.Version, status.State, reason);
        }

        foreach (var module in _managed.Values.Where(module => module.IsRefusedOnly && refused.All(each => !IsOf(each, module.Name))))
        {
            module.IsRefusedOnly = false;
            if (wanted.All(each => !IsOf(each, module.Name)))
                Begin(module, () => RemoveAsync(module, cancellation));
        }
    }

    private async Task ReportAsync(WantedModules wanted, IReadOnlyList<RefusedContent> refused, CancellationToken cancellation)
    {
        _wasBusy = _managed.Values.Any(module => module.IsBusy);
        var report = new ModuleReport(_wasBusy ? 0 : wanted.Change, [.. Reported(wanted, refused)]);
        var text = JsonSerializer.Serialize(report);
        if (text == _reported)
            return;
        await states.ReportAsync(report, cancellation);
        _reported = text;
    }

    private IEnumerable<ReportedModule> Reported(WantedModules wanted, IReadOnlyList<RefusedContent> refused)
    {
        var known = new List<ReportedModule>();
        foreach (var status in host.Modules.Where(status => _managed.ContainsKey(status.Name)))
        {
            var content = status.State == ModuleState.Active ? _managed[status.Name].Serving ?? "" : "";
            known.Add(new(status.Name, status.Version, content, status.State, status.Reasons, status.Since));
        }

        // A version that could not take the place of another is no module of the host; nor is one that is not wanted to serve.
        return known
            .Concat(_managed.Values.Where(module => module.Serving is not null).Select(module => module.Failure).OfType<ReportedModule>())
            .Concat(refused.Where(each => known.All(module => module.Name != each.Name || module.State == ModuleState.Active))
                .Select(each => new ReportedModule(each.Name, each.Version, "", each.State, each.Reasons, each.Since)))
            .Concat(wanted.Modules.Where(module => !module.IsEnabled && known.All(each => !IsOf(module, each.Name)))
                .Select(module => new ReportedModule(module.Name, "", module.Content, ModuleState.Disabled, [], default)));
    }

    private void Begin(ManagedModule module, Func<Task> work)
    {
        var before = module.Work;
        module.Work = RunAsync();

        async Task RunAsync()
        {
            await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);
            try
            {
                await work();
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                ModulesLog.PassFailed(logger, exception);
            }
        }
    }

    private ManagedModule Get(string name) => _managed.GetOrAdd(name, each => new(each));

    private ModuleStatus? Status(string name) =>
        host.Modules.FirstOrDefault(module => module.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    private Dictionary<string, NuGetVersion> Others() => host.Modules
        .Where(module => module.State == ModuleState.Active && !_managed.ContainsKey(module.Name))
        .ToDictionary(
            module => module.Name,
            module => NuGetVersion.TryParse(module.Version, out var version) ? version : new(0, 0, 0),
            StringComparer.OrdinalIgnoreCase);

    private ModuleHistoryEntry Entry(string module, string version, string operation, string remark) =>
        new(time.GetUtcNow(), module, version, operation, "host", remark);

    private static bool IsOf(WantedModule module, string name) => module.Name.Equals(name, StringComparison.OrdinalIgnoreCase);

    private static bool IsOf(RefusedContent content, string name) => content.Name.Equals(name, StringComparison.OrdinalIgnoreCase);
}
