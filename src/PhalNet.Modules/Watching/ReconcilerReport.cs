using System.Text.Json;

namespace PhalNet.Modules;

/// <summary>Reports the modules' actual states when they have changed.</summary>
internal sealed class ReconcilerReport(IModuleHost host, IModuleStates states)
{
    private string _sent = "";

    /// <summary>Sends a report; while an operation is running it names no change as carried out.</summary>
    public async Task SendAsync(
        ManagedModules managed,
        WantedModules wanted,
        IReadOnlyList<RefusedContent> refused,
        bool isBusy,
        CancellationToken cancellation)
    {
        var report = new ModuleReport(isBusy ? 0 : wanted.Change, [.. Modules(managed, wanted, refused)]);
        var text = JsonSerializer.Serialize(report);
        if (text == _sent)
            return;
        await states.ReportAsync(report, cancellation);
        _sent = text;
    }

    private IEnumerable<ReportedModule> Modules(
        ManagedModules managed, WantedModules wanted, IReadOnlyList<RefusedContent> refused)
    {
        var known = new List<ReportedModule>();
        foreach (var status in host.Modules)
        {
            if (managed.Find(status.Name) is not { IsAdded: true } module)
                continue;
            var content = status.State == ModuleState.Active ? module.Serving ?? "" : "";
            known.Add(new(status.Name, status.Version, content, status.State, status.Reasons, status.Since));
        }

        // A version that failed to replace another is not a module of the host; nor is one that is disabled.
        return known
            .Concat(managed.All.Where(module => module.Serving is not null || managed.IsForeign(module))
                .Select(module => module.Failure).OfType<ReportedModule>())
            .Concat(refused.Where(each => known.All(module => !each.Is(module.Name) || module.State == ModuleState.Active))
                .Select(each => new ReportedModule(each.Name, each.Version, "", each.State, each.Reasons, each.Since)))
            .Concat(wanted.Modules.Where(module => !module.IsEnabled && known.All(each => !module.Is(each.Name)))
                .Select(module => new ReportedModule(module.Name, "", module.Content, ModuleState.Disabled, [], default)));
    }
}
