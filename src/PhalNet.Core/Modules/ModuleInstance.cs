using Microsoft.Extensions.DependencyInjection;

namespace PhalNet;

/// <summary>A module that was loaded, with all that lives and ends with it.</summary>
internal sealed class ModuleInstance(
    ModuleSource source, LoadedModule module, HostedServices services, ModuleBelongings own)
{
    private static readonly TimeSpan StopTime = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    public ModuleSource Source => source;

    public LoadedModule Module => module;

    public HostedServices Services => services;

    /// <summary>
    /// Stops the hosted services and disposes the services. What fails on the way does not keep the rest from ending; it is told by text,
    /// because an exception would hold the module in memory. What does not end in time is left behind.
    /// </summary>
    public async Task<IReadOnlyList<string>> EndAsync(TimeProvider time)
    {
        using var limit = new CancellationTokenSource(StopTime, time);
        var ending = Task.Run(() => EndAsync(limit.Token), CancellationToken.None);

        // What heeds the cancellation has a moment to do so.
        await ((Task)ending).WaitAsync(StopTime + Grace, time, CancellationToken.None)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return ending.IsCompleted
            ? await ending
            : [$"{module.Name} has not stopped within {StopTime.TotalSeconds:0} s; what it still does goes on."];
    }

    private async Task<IReadOnlyList<string>> EndAsync(CancellationToken cancellation)
    {
        var failures = new List<Exception>();
        await HostedServices.TryAsync(_ => module.DrainAsync(), failures, cancellation);
        await services.StoppingAsync(failures, cancellation);
        await services.StopAsync(failures, cancellation);
        await DisposeAsync(failures);
        return [.. failures.Select(Text)];
    }

    public static string Text(Exception failure) => $"{failure.GetType()}: {failure.Message}";

    public async Task DisposeAsync(ICollection<Exception> failures)
    {
        try
        {
            await ((ServiceProvider)module.Services).DisposeAsync();
        }
        catch (Exception exception)
        {
            failures.Add(exception);
        }

        own.Dispose();
    }
}
