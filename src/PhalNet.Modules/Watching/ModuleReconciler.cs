using Microsoft.Extensions.Logging;

namespace PhalNet.Modules;

/// <summary>
/// Brings the modules of a host to their desired states, in the order of their dependencies. It waits for modules that are added;
/// replacements run in parallel.
/// </summary>
internal sealed class ModuleReconciler(
    IModuleHost host, IModuleStates states, ModuleVersions versions, ModuleLoading loading, ModulesOptions options, TimeProvider time,
    ILogger logger)
{
    private readonly ManagedModules _managed = new(host);
    private readonly ReconcilerReport _report = new(host, states);
    private bool _wasBusy;

    /// <summary>Compares the desired states with the actual ones and starts the necessary operations.</summary>
    /// <param name="refused">The contents of the watched directory that cannot be used.</param>
    /// <param name="cancellation">Cancels the operation.</param>
    public async Task RunAsync(IReadOnlyList<RefusedContent> refused, CancellationToken cancellation)
    {
        _wasBusy = false;
        var wanted = await states.GetWantedAsync(cancellation);
        foreach (var gone in _managed.All.Where(module => wanted.Modules.All(each => !each.Is(module.Name)))
            .Where(module => !module.IsRefusedOnly && !MustWait(module)))
            Begin(gone, () => RemoveAsync(gone, cancellation));
        await AlignAsync([.. wanted.Modules.Where(module => IsAllowed(module.Name))], cancellation);
        await ShowRefusedAsync(refused, wanted.Modules, cancellation);
        _wasBusy |= _managed.All.Any(module => module.IsBusy);
        await _report.SendAsync(_managed, wanted, refused, _wasBusy, cancellation);
    }

    /// <summary>Faults modules that exceeded their limits.</summary>
    public void Fault(IEnumerable<ModuleFault> faults, CancellationToken cancellation)
    {
        foreach (var fault in faults)
        {
            if (_managed.Find(fault.Module) is { } module)
                Begin(module, () => TakeOutAsync(module, fault, cancellation));
        }
    }

    /// <summary>Whether an operation was running during the last pass, or one is due.</summary>
    public bool IsWorkLeft => _wasBusy || _managed.All.Any(module => module.IsDue(time.GetUtcNow()));

    /// <summary>Waits for running operations.</summary>
    public Task EndAsync() => Task.WhenAll(_managed.All.Select(module => module.Work));

    private TimeSpan MostBackOff => TimeSpan.FromSeconds(options.MostBackOffSeconds);

    // The next pass looks again at a module that this one skips, also when its operation ends before this pass does.
    private bool MustWait(ManagedModule module)
    {
        _wasBusy |= module.IsBusy;
        return module.IsBusy;
    }

    private bool IsAllowed(string name) => options.Only?.Contains(name, StringComparer.OrdinalIgnoreCase) ?? true;

    private async Task AlignAsync(IReadOnlyList<WantedModule> wanted, CancellationToken cancellation)
    {
        var folders = new Dictionary<string, ModuleFolder>(StringComparer.OrdinalIgnoreCase);
        foreach (var module in wanted)
        {
            if (versions.Find(module.Name, module.Content) is { } folder)
                folders[module.Name] = folder;
            else if (!MustWait(_managed.Get(module.Name)))
                await RefuseAsync(module, "The files of its desired version are missing; install it again.", cancellation);
        }

        foreach (var module in wanted.Where(module => !module.IsEnabled))
            Disable(module, cancellation);
        WantedModule[] enabled = [.. wanted.Where(module => module.IsEnabled && folders.ContainsKey(module.Name))];
        var plan = StartOrder.Of([.. enabled.Select(module => folders[module.Name].Manifest)], _managed.OthersInHost());
        foreach (var level in plan.Levels)
        {
            foreach (var manifest in level)
            {
                var module = enabled.First(each => each.Is(manifest.Id));
                Align(module, folders[module.Name], plan.Blocked.GetValueOrDefault(module.Name), cancellation);
            }

            // Later levels need these modules to serve; a module that is being replaced serves already.
            var starting = level.Select(manifest => _managed.Get(manifest.Id)).Where(module => module.Serving is null);
            await Task.WhenAll(starting.Select(module => module.Work)).WaitAsync(cancellation);
        }
    }

    private void Align(WantedModule wanted, ModuleFolder folder, string? blocked, CancellationToken cancellation)
    {
        var module = _managed.Get(wanted.Name);
        if (MustWait(module))
            return;
        if (_managed.IsForeign(module))
        {
            module.Failure ??= Taken(folder);
            return;
        }

        var isNew = module.Content != wanted.Content || module.Reloads != wanted.Reloads || module.Blocked is not null || module.IsDisabled;
        blocked ??= isNew ? Waiting(folder.Manifest) : null;
        if (blocked is not null)
        {
            if (module.Blocked == blocked)
                return;
            module.Blocked = blocked;
            Begin(module, () => BlockAsync(module, folder, blocked, cancellation));
            return;
        }

        if (!isNew && !module.IsDue(time.GetUtcNow()))
            return;
        module.Began(wanted);
        Begin(module, () => StartAsync(module, wanted, folder, cancellation));
    }

    private ReportedModule Taken(ModuleFolder folder)
    {
        var (name, version) = (folder.Manifest.Id, folder.Manifest.Version.ToNormalizedString());
        var reason = $"The host already has a module {name}; a module from a folder needs another name.";
        ModulesLog.Refused(logger, name, version, ModuleState.Faulted, reason);
        return new(name, version, folder.Id, ModuleState.Faulted, [reason], time.GetUtcNow());
    }

    /// <summary>The module that must start first; null for none.</summary>
    private string? Waiting(ModuleManifest manifest)
    {
        var missing = manifest.Dependencies.Keys.Select(_managed.Find)
            .FirstOrDefault(needed => needed is { Serving: null, IsBusy: false } && !_managed.IsForeign(needed));
        return missing is null ? null : $"{manifest.Id} needs the module {missing.Name}, which is not active.";
    }

    private void Disable(WantedModule wanted, CancellationToken cancellation)
    {
        var module = _managed.Get(wanted.Name);
        if (MustWait(module) || module.IsDisabled || _managed.IsForeign(module))
            return;
        module.Disabled();
        Begin(module, async () =>
        {
            if (_managed.Status(module.Name) is not null)
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

        // After a restart the failed version is still the desired one; the last version that worked is better than none.
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

        // Another content may be desired by now.
        var wanted = (await states.GetWantedAsync(cancellation)).Modules.Where(module => module.Is(name));
        versions.Trim(name, options.Keep, [.. wanted.Select(module => module.Content).Append(folder.Id).Distinct()]);
    }

    private Task<ModuleStatus> SwapAsync(string name, ModuleSource source, CancellationToken cancellation)
    {
        if (_managed.Status(name) is not null)
            return host.ReplaceAsync(name, source, cancellation);
        _managed.Get(name).IsAdded = true;
        return host.AddAsync(source, cancellation);
    }

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

    private async Task TakeOutAsync(ManagedModule module, ModuleFault fault, CancellationToken cancellation)
    {
        // While this operation waited, another version may have replaced the one at fault; it is not to blame.
        if (fault.Draining.IsCancellationRequested)
            return;
        if (fault.Policy == ModuleFailurePolicy.Reload)
        {
            var delay = module.BackOff(time.GetUtcNow(), MostBackOff);
            ModulesLog.SetUpAgain(logger, module.Name, delay);
        }

        module.Serving = null;
        await states.NoteAsync(Entry(module.Name, "", "faulted", fault.Reason), cancellation);
        var status = await host.FaultAsync(module.Name, fault.Reason, cancellation);
        ModulesLog.Refused(logger, module.Name, status.Version, status.State, string.Join(" ", status.Reasons));
    }

    private async Task RemoveAsync(ManagedModule module, CancellationToken cancellation)
    {
        if (module.IsAdded && _managed.Status(module.Name) is { } status)
        {
            await host.RemoveAsync(module.Name, cancellation);
            ModulesLog.Left(logger, module.Name, status.Version, ModuleState.Removed);
        }

        _managed.Forget(module);
    }

    private async Task RefuseAsync(WantedModule wanted, string reason, CancellationToken cancellation)
    {
        var module = _managed.Get(wanted.Name);
        if (module.Blocked == reason || module.Serving is not null || _managed.IsForeign(module))
            return;
        module.Blocked = reason;
        await SwapAsync(wanted.Name, new RefusedModule(wanted.Name, "", isIncompatible: false, [reason]), cancellation);
    }

    // Unusable contents are listed among the modules, unless a module of that name exists.
    private async Task ShowRefusedAsync(
        IReadOnlyList<RefusedContent> refused, IReadOnlyList<WantedModule> wanted, CancellationToken cancellation)
    {
        foreach (var each in refused.Where(each => IsAllowed(each.Name) && wanted.All(module => !module.Is(each.Name))))
        {
            var module = _managed.Get(each.Name);
            var reason = string.Join(" ", each.Reasons);
            if (module.Blocked == reason || _managed.IsForeign(module) || MustWait(module))
                continue;
            (module.Blocked, module.IsRefusedOnly) = (reason, true);
            var status = await SwapAsync(
                each.Name, new RefusedModule(each.Name, each.Version, each.IsIncompatible, each.Reasons), cancellation);
            ModulesLog.Refused(logger, each.Name, each.Version, status.State, reason);
        }

        foreach (var module in _managed.All.Where(module => module.IsRefusedOnly && refused.All(each => !each.Is(module.Name))))
        {
            module.IsRefusedOnly = false;
            if (wanted.All(each => !each.Is(module.Name)))
                Begin(module, () => RemoveAsync(module, cancellation));
        }
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
                module.BackOff(time.GetUtcNow(), MostBackOff);
            }
        }
    }

    private ModuleHistoryEntry Entry(string module, string version, string operation, string remark) =>
        new(time.GetUtcNow(), module, version, operation, "host", remark);
}
