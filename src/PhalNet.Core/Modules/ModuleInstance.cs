using Microsoft.Extensions.DependencyInjection;

namespace PhalNet;

/// <summary>A loaded module with everything that is disposed with it.</summary>
internal sealed class ModuleInstance(
    ModuleSource source, LoadedModule module, HostedServices services, ModuleBelongings own)
{
    private static readonly TimeSpan StopTime = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    public ModuleSource Source => source;

    public LoadedModule Module => module;

    public HostedServices Services => services;

    /// <summary>
    /// Stops the hosted services and disposes the services. A failure does not prevent the others from ending and is returned as text,
    /// because an exception would keep the module in memory. Services that do not end in time are abandoned.
    /// </summary>
    public async Task<IReadOnlyList<string>> EndAsync(TimeProvider time)
    {
        using var limit = new CancellationTokenSource(StopTime, time);
        var ending = Task.Run(() => EndAsync(limit.Token), CancellationToken.None);

        // Services that observe the cancellation get a moment to end.
        await ((Task)ending).WaitAsync(StopTime + Grace, time, CancellationToken.None)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return ending.IsCompleted
            ? await ending
            : [$"{module.Name} has not stopped within {StopTime.TotalSeconds:0} s; its remaining work continues."];
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
